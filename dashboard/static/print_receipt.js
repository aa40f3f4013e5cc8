/* Prints one receipt: a copy of it stands alone on the paper, the app is left out. */
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest(".print-receipt") : null;
    if (!button) return;
    var card = button.closest('[data-testid="stVerticalBlock"]:has(.receipt)');
    var receipt = card && card.querySelector(".receipt");
    if (!receipt) return;
    var paper = document.createElement("div");
    paper.id = "paper";
    paper.appendChild(receipt.cloneNode(true));
    document.body.appendChild(paper);
    window.addEventListener("afterprint", function () { paper.remove(); }, { once: true });
    window.print();
  });
})();
