/* A typed date counts when Enter is pressed: Streamlit's own field waits until it is left, or for Escape. */
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    var target = event.target;
    if (event.key !== "Enter" || !target.closest || target.getAttribute("role") !== "spinbutton") return;
    if (!target.closest('[data-testid="stDateInputField"]')) return;
    event.preventDefault();
    target.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", code: "Escape", bubbles: true, cancelable: true }));
  }, true);
})();
