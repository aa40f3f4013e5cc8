/* A meeting's screens by keyboard: a presenter's page keys step, the chosen line of an agenda stays in view. */
(function () {
  "use strict";
  var STEPS = { PageUp: "step_back", PageDown: "step_on", ArrowLeft: "step_back", ArrowRight: "step_on" };

  function isTyping(element) {
    return element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.getAttribute("role") === "spinbutton");
  }

  document.addEventListener("keydown", function (event) {
    var name = STEPS[event.key];
    if (!name || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat || isTyping(event.target)) return;
    var button = document.querySelector(".st-key-" + name + " button:not(:disabled)");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    button.click();
  }, true);

  new MutationObserver(function () {
    var chosen = document.querySelector('.st-key-agenda_list button[kind="primary"]');
    if (!chosen || chosen === last) return;
    last = chosen;
    chosen.scrollIntoView({ block: "nearest" });
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["kind"] });
  var last = null;
})();
