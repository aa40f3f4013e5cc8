/* Keeps a wall alive from outside Streamlit: clock, keys, what to show when something is gone, when to load anew. */
(function () {
  "use strict";
  var SOURCE = new URL(document.currentScript.src);
  var PULSE = new URL("screen-pulse", SOURCE).href, BUILD = SOURCE.searchParams.get("v");
  var ASK_MS = 4000, ANSWER_MS = 6000, BACK_MS = 6000, WHITE_MS = 3000, FIRST_MS = 20000;
  var KEYS_MS = 5000, RETRY_MS = 20000, HOUR_MS = 3600000, DAILY_FROM = 3, DAILY_TO = 5, SPREAD = Math.random();
  var OFFLINE = "与服务器的连接中断，正在自动重连，不必操作。";
  var NO_DATABASE = "数据库暂时连不上，恢复后自动更新，不必操作。";
  var NOT_YET = '<div class="wall"><div class="w-notice"><h1>正在打开大屏</h1><p>画面马上就来，不必操作。</p></div></div>';
  var KEPT = "wall-kept", OF_SESSION = "wall-loaded-anew";
  var started = Date.now(), backSince = 0, tick = "", tickAt = Date.now(), whiteSince = 0, trouble = "", isClosed = false, wasShown = false;

  function wall() { return document.querySelector("#root .wall"); }

  function made(id) {
    var element = document.getElementById(id);
    if (element) return element;
    element = document.createElement("div");
    element.id = id;
    return document.body.appendChild(element);
  }

  function put(id, text) {
    var element = made(id);
    var inner = element.firstChild || element.appendChild(document.createElement("span"));
    if (inner.textContent !== text) inner.textContent = text;
  }

  function drop(id) {
    var element = document.getElementById(id);
    if (element) element.remove();
  }

  /* ---- the clock: of the office, whatever zone the screen's computer is set to ---- */
  var clockTime = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hour12: false });

  /* ---- the last good picture, for when there is none ---- */
  function guest() { return new URLSearchParams(location.search).has("guest") ? "1" : "0"; }

  function keep(shown) {
    var key = shown.getAttribute("data-at") + shown.querySelector("[data-scene]").getAttribute("data-scene") + shown.querySelector(".w-foot").textContent;
    if (keep.last === key) return;
    keep.last = key;
    try { localStorage.setItem(KEPT, JSON.stringify({ at: shown.getAttribute("data-at"), guest: shown.getAttribute("data-guest"), html: shown.outerHTML })); } catch (full) { /* then there is none */ }
  }

  function forget() {
    keep.last = "";
    localStorage.removeItem(KEPT);
    drop("wall-kept");
  }

  function kept() {
    try { return JSON.parse(localStorage.getItem(KEPT)); } catch (broken) { return null; }
  }

  function showKept() {
    if (document.getElementById("wall-kept")) return;
    var last = kept();
    made("wall-kept").innerHTML = last && last.guest === guest() ? last.html : NOT_YET;
  }

  /* ---- loading anew: only while the server answers, or the browser's own error page would stay ---- */
  function loadAnew() {
    var last = Number(sessionStorage.getItem(OF_SESSION) || 0);
    if (trouble || Date.now() - last < RETRY_MS) return;
    sessionStorage.setItem(OF_SESSION, String(Date.now()));
    location.reload();
  }

  function isQuietHour() {
    var now = new Date(), hours = now.getHours() + now.getMinutes() / 60;
    return hours >= DAILY_FROM + SPREAD && hours < DAILY_TO && Date.now() - started > 12 * HOUR_MS;
  }

  function look() {
    put("wall-clock", clockTime.format(new Date()));
    var shown = wall(), mark = document.querySelector("#root [data-tick]");
    if (mark && mark.getAttribute("data-tick") !== tick) { tick = mark.getAttribute("data-tick"); tickAt = Date.now(); }
    if (isClosed) return;
    var isGood = shown && shown.getAttribute("data-good") === "1";
    if (isGood) { keep(shown); drop("wall-kept"); } else if (!shown || shown.querySelector(".w-notice")) showKept();
    tell();
    if (trouble) return;
    var refresh = mark ? Number(mark.getAttribute("data-refresh")) * 1000 : 15000;
    if (backSince && tickAt > backSince) backSince = 0;
    if (backSince && Date.now() - backSince > BACK_MS) loadAnew();
    wasShown = wasShown || !!shown;
    whiteSince = shown ? 0 : whiteSince || Date.now();
    if (whiteSince && Date.now() - whiteSince > (wasShown ? WHITE_MS : FIRST_MS)) loadAnew();
    if (Date.now() - tickAt > 2 * refresh + 10000) loadAnew();
    if (shown && shown.getAttribute("data-build") !== BUILD) loadAnew();
    if (isQuietHour() || Date.now() - started > 30 * HOUR_MS) loadAnew();
  }

  /* ---- is the server there, may this screen show anything? ---- */
  function answered(state) {
    if (state === "closed") return close();
    if (isClosed) { trouble = ""; return loadAnew(); }
    if (state === "up" && trouble) backSince = Date.now();
    trouble = state === "up" ? "" : state === "down" ? OFFLINE : NO_DATABASE;
    tell();
  }

  /* Of a lost database the server speaks itself, as long as it can draw at all. */
  function tell() {
    if (!trouble || document.querySelector("#root .w-banner")) return drop("wall-said");
    var at = wall() || document.querySelector("#wall-kept .wall[data-at]");
    put("wall-said", "⚠ " + trouble + (at ? "画面停在" + at.getAttribute("data-at") + "。" : ""));
  }

  function close() {
    isClosed = true;
    trouble = "";
    forget();
    drop("wall-said");
    if (wall()) wall().textContent = "";
    var box = made("wall-closed");
    if (box.firstChild) return;
    box.className = "wall";
    box.style.zIndex = "1001";
    box.innerHTML = '<div class="w-notice"><h1>这块大屏没有启用</h1><p>请管理员在“大屏管理”里恢复它，或在这里打开新的启动链接。</p><p>恢复后画面自动出现，不必操作。</p><p class="w-soft">在自己的电脑上看大屏，请先<a href="/login?next=%2Fscreen">登录</a>。</p></div>';
  }

  function said() {
    var shown = wall(), scene = shown && shown.querySelector("[data-scene]");
    return "?" + new URLSearchParams({
      v: BUILD, scene: scene ? scene.getAttribute("data-scene") : "", page: scene ? scene.getAttribute("data-page") : "",
      fresh: shown && shown.getAttribute("data-good") === "1" ? "1" : "0"
    });
  }

  var asking = null;

  function ask() {
    clearTimeout(asking);
    fetch(PULSE + said(), { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) }).then(
      function (answer) { answered(answer.status === 403 ? "closed" : answer.status === 503 ? "no data" : answer.ok ? "up" : "down"); },
      function () { answered("down"); }
    ).then(function () { clearTimeout(asking); asking = setTimeout(ask, ASK_MS); });
  }

  /* ---- keys ---- */
  var KEYS = { " ": "pause", ArrowLeft: "back", ArrowUp: "back", PageUp: "back", ArrowRight: "next", ArrowDown: "next", PageDown: "next", f: "full", F: "full", g: "guest", G: "guest" };
  var LABELS = [["back", "← 上一页"], ["pause", "空格 暂停／继续"], ["next", "→ 下一页"], ["full", "F 全屏"], ["guest", "G 来宾模式"]];
  var hiding = null;

  function press(what) {
    if (what === "full") return document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    var button = document.querySelector(".st-key-wall_" + what + " button");
    if (button) button.click();
  }

  function showKeys() {
    var bar = made("wall-keys");
    if (!bar.firstChild) LABELS.forEach(function (entry) {
      var button = document.createElement("button");
      button.type = "button";
      button.tabIndex = -1;
      button.appendChild(document.createElement("span")).textContent = entry[1];
      button.addEventListener("click", function () { button.blur(); press(entry[0]); });
      bar.appendChild(button);
    });
    bar.classList.remove("w-gone");
    clearTimeout(hiding);
    hiding = setTimeout(function () { bar.classList.add("w-gone"); }, KEYS_MS);
  }

  document.addEventListener("keydown", function (event) {
    var what = KEYS[event.key];
    if (!what || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    event.preventDefault();
    showKeys();
    press(what);
  });
  ["mousemove", "mousedown", "touchstart"].forEach(function (name) { document.addEventListener(name, showKeys, { passive: true }); });
  window.addEventListener("offline", function () { answered("down"); });
  window.addEventListener("online", function () { ask(); });
  setInterval(look, 500);
  ask();
})();
