/* Watches the page from outside Streamlit: says when the server or the database is gone, leads to /login once the session
   has ended, reloads a page gone white. */
(function () {
  "use strict";
  var SESSION = new URL("session", document.currentScript.src).href, LOGIN = new URL("login", document.currentScript.src).href;
  var CALM_MS = 5000, WORRIED_MS = 2000, ANSWER_MS = 8000;
  var WHITE_MS = 3000, MAX_RELOADS = 3, RELOADS_WITHIN_MS = 120000;
  var OFFLINE = "与服务器的连接中断，正在自动重连，不必操作。";
  var NO_DATABASE = "数据库暂时连不上，恢复后请刷新页面。";
  var WHITE = "页面没能显示出来，请刷新；若仍如此，请告诉管理员。";
  var lastGood = new Date();
  var banner = null, timer = null;

  function say(text) {
    if (!banner) {
      banner = document.createElement("div");
      banner.id = "shell-banner";
      banner.setAttribute("role", "alert");
      banner.style.cssText = "position:fixed;top:0;left:0;right:0;z-index:2147483000;padding:10px 24px;text-align:center;" +
        "font-size:17px;color:#4d3800;background:#ffe9a8;border-bottom:2px solid #d9a514";
    }
    if (banner.textContent !== text) banner.textContent = text;
    if (!banner.isConnected) document.body.appendChild(banner);
  }

  function beSilent() {
    if (banner) banner.remove();
  }

  function clock(moment) {
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return (moment.getMonth() + 1) + "月" + moment.getDate() + "日 " +
      [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(":");
  }

  function isStreaming() {
    var app = document.querySelector("[data-test-connection-state]");
    return !app || app.getAttribute("data-test-connection-state") === "CONNECTED";
  }

  function judge(trouble) {
    if (trouble) {
      say(trouble + " 屏幕上的数字停在 " + clock(lastGood) + "。");
    } else {
      lastGood = new Date();
      beSilent();
    }
    askIn(trouble ? WORRIED_MS : CALM_MS);
  }

  function signInAgain() {
    location.assign(LOGIN + "?next=" + encodeURIComponent(location.pathname + location.search));
  }

  function ask() {
    fetch(SESSION, { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) }).then(
      function (answer) { if (answer.status === 401) signInAgain(); else judge(answer.status === 503 ? NO_DATABASE : answer.ok && isStreaming() ? "" : OFFLINE); },
      function () { judge(OFFLINE); }
    );
  }

  function askIn(ms) {
    clearTimeout(timer);
    timer = setTimeout(ask, ms);
  }

  function recentReloads() {
    var past = JSON.parse(sessionStorage.getItem("shell-reloads") || "[]");
    return past.filter(function (moment) { return Date.now() - moment < RELOADS_WITHIN_MS; });
  }

  function reload() {
    var past = recentReloads();
    if (past.length >= MAX_RELOADS) return say(WHITE);
    sessionStorage.setItem("shell-reloads", JSON.stringify(past.concat(Date.now())));
    location.reload();
  }

  /* Streamlit's page can die for good when messages of two pages cross (bad delta path): its root is then empty. */
  function watchRoot() {
    var root = document.getElementById("root");
    var filledAt = null;
    setInterval(function () {
      if (root.childElementCount) filledAt = Date.now();
      else if (filledAt !== null && Date.now() - filledAt > WHITE_MS) reload();
    }, 500);
  }

  new MutationObserver(function () { if (!isStreaming()) askIn(WORRIED_MS); }).observe(document.documentElement, {
    subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"]
  });
  window.addEventListener("online", ask);
  window.addEventListener("offline", ask);
  watchRoot();
  askIn(CALM_MS);
})();
