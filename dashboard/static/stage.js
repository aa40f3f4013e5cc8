/* A meeting's screens by keyboard: a presenter's page keys step, the chosen line of an agenda stays in view. */
(function () {
  "use strict";
  var STEPS = { PageUp: "step_back", PageDown: "step_on", ArrowLeft: "step_back", ArrowRight: "step_on", Home: "step_first", End: "step_last" };
  var SMALLEST = 0.7, SETTLED_MS = 600;

  function isTyping(element) {
    return element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.getAttribute("role") === "spinbutton");
  }

  /* Escape leaves the projector's view; where something is open or typed in it closes that. */
  document.addEventListener("keydown", function (event) {
    var way = document.querySelector("[data-leave-stage] a, a[data-leave-stage]");
    if (event.key !== "Escape" || !way || isTyping(event.target) || document.querySelector('[data-baseweb="popover"]')) return;
    way.click();
  }, true);

  document.addEventListener("keydown", function (event) {
    var name = STEPS[event.key];
    if (!name || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat || isTyping(event.target)) return;
    var button = document.querySelector(".st-key-" + name + " button:not(:disabled)");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    button.click();
  }, true);

  /* Nothing of a point runs below the screen: one that is too long for it is drawn smaller. */
  function fit() {
    var shown = document.querySelector("article.stage");
    if (!shown) return;
    shown.style.zoom = 1;
    var room = window.innerHeight - shown.getBoundingClientRect().top - 12, needs = shown.getBoundingClientRect().height;
    for (var size = 1; needs > room && size > SMALLEST; needs = shown.getBoundingClientRect().height) {
      size -= 0.02;
      shown.style.zoom = size;
    }
  }

  new MutationObserver(function () {
    var shown = document.querySelector("article.stage");
    if (shown && shown !== fitted) { fit(); setTimeout(fit, SETTLED_MS); }
    fitted = shown;
  }).observe(document.body, { subtree: true, childList: true });
  window.addEventListener("resize", fit);
  var fitted = null;

  new MutationObserver(function () {
    var chosen = document.querySelector('.st-key-agenda_list button[kind="primary"]');
    if (!chosen || chosen === last) return;
    last = chosen;
    chosen.scrollIntoView({ block: "nearest" });
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["kind"] });
  var last = null;
})();
