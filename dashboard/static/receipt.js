/* Brings a receipt that was just given into view; prints one: a copy stands alone on the paper, the app is left out. */
(function () {
  "use strict";
  function print(receipt) {
    var paper = document.createElement("div");
    paper.id = "paper";
    paper.appendChild(receipt.cloneNode(true));
    document.body.appendChild(paper);
    window.addEventListener("afterprint", function () { paper.remove(); }, { once: true });
    window.print();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest(".print-receipt") : null;
    var card = button && button.closest('[data-testid="stVerticalBlock"]:has(.receipt)');
    if (card) print(card.querySelector(".receipt"));
  });

  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      change.addedNodes.forEach(function (node) {
        var fresh = node.nodeType === 1 && (node.matches(".fresh") ? node : node.querySelector(".fresh"));
        if (!fresh) return;
        fresh.scrollIntoView({ block: "center" });
        /* The button that was pressed is gone: the keyboard goes on at the receipt, not at the page's start. */
        fresh.tabIndex = -1;
        fresh.focus({ preventScroll: true });
      });
    });
  }).observe(document.body, { subtree: true, childList: true });
})();
