/* Puts Streamlit's own English words into Chinese, as they appear. Data is left alone: charts, tables, grids, HTML blocks. */
(function () {
  "use strict";
  var words = window.streamlitWords;
  var LATIN = /[A-Za-z]{2}/;
  var ATTRIBUTES = ["aria-label", "placeholder", "title", "alt", "aria-valuetext"];
  var DATA = 'canvas, svg, script, style, textarea, [data-testid="stHtml"], [data-testid="stTable"]';

  /* No answer matches an entry again (a test says so), hence watching our own changes comes to rest. */
  function inChinese(text) {
    var plain = text.trim();
    if (!LATIN.test(plain)) return null;
    if (Object.prototype.hasOwnProperty.call(words.exact, plain)) return words.exact[plain];
    for (var i = 0; i < words.patterns.length; i++) {
      if (words.patterns[i][0].test(plain)) return plain.replace(words.patterns[i][0], words.patterns[i][1]);
    }
    return null;
  }

  function translateText(node) {
    var chinese = inChinese(node.nodeValue);
    if (chinese !== null) node.nodeValue = chinese;
  }

  function translateAttribute(element, name) {
    var value = element.getAttribute(name);
    var chinese = value ? inChinese(value) : null;
    if (chinese !== null) element.setAttribute(name, chinese);
  }

  function translateAttributes(element) {
    ATTRIBUTES.forEach(function (name) { translateAttribute(element, name); });
  }

  var filter = {
    acceptNode: function (node) {
      return node.nodeType === 1 && node.matches(DATA) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    }
  };

  function translateTree(root) {
    if (root.nodeType === 3) return translateText(root);
    if (root.nodeType !== 1 || root.matches(DATA)) return;
    translateAttributes(root);
    var walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
    while (walker.nextNode()) {
      if (walker.currentNode.nodeType === 3) translateText(walker.currentNode);
      else translateAttributes(walker.currentNode);
    }
  }

  function isData(node) {
    var element = node.nodeType === 1 ? node : node.parentElement;
    return !element || element.closest(DATA) !== null;
  }

  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (isData(change.target)) return;
      if (change.type === "childList") change.addedNodes.forEach(translateTree);
      else if (change.type === "characterData") translateText(change.target);
      else translateAttribute(change.target, change.attributeName);
    });
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES
  });
  translateTree(document.body);
})();
