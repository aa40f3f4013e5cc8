/* Keeps what is typed in a meeting: in the browser at every key, on the server within a second; puts it back on return. */
(function () {
  "use strict";
  var DRAFT = new URL("meeting-draft", document.currentScript.src).href;
  var STOP_MS = 600, AGAIN_MS = 2500, ANSWER_MS = 8000, KEPT_DAYS = 30, HAND_IN_MS = 250, PREFIX = "meeting-draft ";
  var HERE = "已存在这台电脑上，连上后自动保存。";
  var waiting = {};

  function markOf(area) {
    var box = area.closest ? area.closest('[class*="st-key-draft_"]') : null;
    return box && box.querySelector("[data-draft]");
  }

  function areaOf(mark) {
    var box = mark.closest('[class*="st-key-draft_"]');
    return box && box.querySelector("textarea, input");
  }

  function read(draft) {
    try { return JSON.parse(localStorage.getItem(PREFIX + draft)); } catch (broken) { return null; }
  }

  function write(draft, text, saved) {
    try { localStorage.setItem(PREFIX + draft, JSON.stringify({ text: text, saved: saved, at: Date.now() })); } catch (full) { /* the server has it */ }
  }

  function forget(draft) {
    clearTimeout(waiting[draft]);
    delete waiting[draft];
    localStorage.removeItem(PREFIX + draft);
  }

  function say(draft, words) {
    document.querySelectorAll("[data-draft]").forEach(function (mark) {
      if (mark.getAttribute("data-draft") === draft) mark.textContent = words;
    });
  }

  function send(draft) {
    delete waiting[draft];
    var kept = read(draft);
    if (!kept || kept.saved) return;
    fetch(DRAFT, {
      method: "POST", headers: { "Content-Type": "application/json" }, cache: "no-store", keepalive: true,
      body: JSON.stringify({ draft: draft, text: kept.text }), signal: AbortSignal.timeout(ANSWER_MS)
    }).then(function (answer) {
      return answer.json().then(function (said) { return answer.ok ? saved(draft, kept.text, said.at) : refused(draft, answer.status, said.why); });
    }).catch(function () { refused(draft, 0, "连不上服务器，"); });
  }

  function saved(draft, text, at) {
    var kept = read(draft);
    if (!kept || kept.text !== text) return;
    write(draft, text, true);
    say(draft, text.trim() ? "草稿 " + at + " 保存" : "");
  }

  function refused(draft, status, why) {
    say(draft, status === 403 || status === 400 ? (why || "没有保存。") : "⚠ " + (why || "") + HERE);
    if (status !== 403 && status !== 400) sendIn(draft, AGAIN_MS);
  }

  function sendIn(draft, ms) {
    clearTimeout(waiting[draft]);
    waiting[draft] = setTimeout(send, ms, draft);
  }

  function wasRecorded(mark, text) {
    return (mark.getAttribute("data-told") || "").split("\n\n").indexOf(text.trim()) >= 0;
  }

  /* React learns of a text by its own setter and the events of a person's typing; leaving the field hands it to the page. */
  function put(area, text) {
    var of = area.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    area.focus({ preventScroll: true });
    Object.getOwnPropertyDescriptor(of.prototype, "value").set.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.blur();
  }

  function restore(mark) {
    var area = areaOf(mark), draft = mark.getAttribute("data-draft");
    if (!area || area.draftSeen === draft) return;
    area.draftSeen = draft;
    var kept = read(draft);
    if (!kept) return;
    if (kept.saved || wasRecorded(mark, kept.text)) return forget(draft);
    if (kept.text !== area.value) put(area, kept.text);
    sendIn(draft, 0);
  }

  function look() { document.querySelectorAll("[data-draft]").forEach(restore); }

  document.addEventListener("input", function (event) {
    var mark = markOf(event.target);
    if (!mark) return;
    var draft = mark.getAttribute("data-draft");
    write(draft, event.target.value, false);
    sendIn(draft, STOP_MS);
  }, true);

  /* Who leaves a field by recording it leaves no draft; otherwise the rest is sent at once. */
  document.addEventListener("focusout", function (event) {
    var mark = markOf(event.target), to = event.relatedTarget;
    var draft = mark && mark.getAttribute("data-draft");
    if (!draft || !waiting[draft]) return;
    if (to && to.closest && to.closest(".st-key-record_it")) sendIn(draft, AGAIN_MS); else send(draft);
  }, true);

  /* Ctrl+Enter records from every field: Streamlit hears it in a text alone. The field is left first, which hands it in. */
  document.addEventListener("keydown", function (event) {
    var from = event.target;
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || from.tagName === "TEXTAREA") return;
    if (!from.closest || !from.closest(".st-key-record_form")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    from.blur();
    setTimeout(function () {
      var button = document.querySelector(".st-key-record_now button:not(:disabled)");
      if (button) button.click();
    }, HAND_IN_MS);
  }, true);

  /* Without a connection Streamlit locks every field: these are kept here, so that a sentence may be written to its end. */
  function unlock(area) {
    if (!area.disabled || !markOf(area)) return;
    area.disabled = false;
    if (area === typedIn && document.activeElement === document.body) area.focus({ preventScroll: true });
  }

  var typedIn = null;
  document.addEventListener("focusin", function (event) { typedIn = event.target; });
  new MutationObserver(function (changes) {
    changes.forEach(function (change) { if (/^(TEXTAREA|INPUT)$/.test(change.target.tagName)) unlock(change.target); });
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["disabled"] });

  function sendAll() { Object.keys(waiting).forEach(function (draft) { clearTimeout(waiting[draft]); send(draft); }); }

  function sweep() {
    Object.keys(localStorage).forEach(function (key) {
      var kept = key.indexOf(PREFIX) === 0 && read(key.slice(PREFIX.length));
      if (kept && Date.now() - kept.at > KEPT_DAYS * 86400000) localStorage.removeItem(key);
    });
  }

  window.addEventListener("pagehide", sendAll);
  window.addEventListener("online", sendAll);
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
  sweep();
  look();
})();
