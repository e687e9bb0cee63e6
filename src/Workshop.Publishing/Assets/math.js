// Sets the formulas of pages and slides by KaTeX, which the document loads before this script.
(function () {
  "use strict";

  function set(formula) {
    var place = document.createElement("span");
    place.className = formula.className;
    try {
      // The result holds MathML too, which is what screen readers read.
      window.katex.render(formula.textContent, place, { displayMode: formula.classList.contains("formula-display"), throwOnError: true, strict: false });
    } catch (error) {
      console.warn("A formula stays as its source: " + error.message);
      return;
    }
    formula.replaceWith(place);
  }

  if (window.katex) document.querySelectorAll("code.formula").forEach(set);
})();
