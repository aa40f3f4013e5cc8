/* Tells the owner of a browser that is too old for Streamlit's scripts. ES5: it must run where they cannot. */
(function () {
  "use strict";
  var isNew = window.AbortSignal && AbortSignal.timeout && Object.hasOwn && Element.prototype.checkVisibility;
  if (isNew) return;
  var notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  notice.style.cssText = "max-width:40em;margin:4em auto;padding:1.5em;font-size:18px;line-height:1.8;" +
    "color:#5c4400;background:#fff6dd;border:1px solid #e0b84c";
  notice.textContent = "浏览器版本过旧，看板无法显示。请改用 Chrome、Edge 或 360、UOS 浏览器的新版本" +
    "（Chromium 内核 106 或更高）。请把这句话转告管理员，他知道怎么处理。";
  document.body.insertBefore(notice, document.body.firstChild);
})();
