// Pages: copy buttons, the table of contents, charts.
(function () {
  "use strict";

  var icons = {
    copy: '<path d="M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7"/>',
    done: '<path d="M4 10.5 8.2 15 16 5.5"/>'
  };

  function addCopyButtons() {
    document.querySelectorAll(".code").forEach(function (block) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      say(button, "Copy the code", icons.copy);
      button.addEventListener("click", function () {
        copy(block.querySelector("pre").textContent).then(
          function () { say(button, "Copied", icons.done); },
          function () { say(button, "The browser forbids copying", icons.copy); });
        setTimeout(function () { say(button, "Copy the code", icons.copy); }, 1600);
      });
      block.appendChild(button);
    });
  }

  function say(button, words, icon) {
    button.innerHTML = '<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">' + icon + "</svg>";
    button.setAttribute("aria-label", words);
    button.title = words;
  }

  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    // Pages on the disk have no clipboard API in some browsers.
    var area = document.createElement("textarea");
    area.value = text;
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copying is not allowed"));
  }

  // Marks the section that is being read.
  function followSections() {
    var links = new Map();
    document.querySelectorAll(".contents a").forEach(function (link) {
      var heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    });
    if (links.size === 0) return;
    var headings = Array.from(links.keys());
    var current;
    function mark() {
      var line = innerHeight * .25;
      var last = headings.filter(function (heading) { return heading.getBoundingClientRect().top < line; }).pop();
      if (last === current) return;
      if (current) links.get(current).removeAttribute("aria-current");
      if (last) links.get(last).setAttribute("aria-current", "true");
      current = last;
    }
    addEventListener("scroll", mark, { passive: true });
    mark();
  }

  // Only what scrolls needs to be reached by the Tab key.
  function leaveOutWhatDoesNotScroll() {
    var boxes = document.querySelectorAll("pre[tabindex], .table-scroll, .output-html, .formula-scroll");
    function apply() {
      boxes.forEach(function (box) { box.tabIndex = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1 ? 0 : -1; });
    }
    addEventListener("resize", apply);
    document.addEventListener("toggle", apply, true);
    apply();
  }

  function foldChaptersOnSmallScreens() {
    var fold = document.querySelector(".chapters-fold");
    var small = matchMedia("(max-width: 56rem)");
    if (!fold) return;
    function apply() { fold.open = !small.matches; }
    small.addEventListener("change", apply);
    apply();
  }

  // A chart is drawn when the reader comes near it; plotly.js is loaded for the first one.
  function drawChartsNearby() {
    var near = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        near.unobserve(entry.target);
        window.workshopCharts.draw(entry.target);
      });
    }, { rootMargin: "80% 0px" });
    document.querySelectorAll(".chart").forEach(function (chart) { near.observe(chart); });
  }

  // Two frames later the text has been painted; a page in the background gets no frames and need not wait.
  function afterFirstPaint(act) {
    var acted = false;
    function once() { if (!acted) { acted = true; act(); } }
    requestAnimationFrame(function () { requestAnimationFrame(once); });
    setTimeout(once, 500);
  }

  // On paper nothing can be unfolded, and every chart has to be there.
  function preparePrinting() {
    // The text's width on A4 between the margins of the style sheet, which is the narrower of the usual papers.
    var paperWidth = 670, opened = [];
    addEventListener("beforeprint", function () {
      opened = Array.from(document.querySelectorAll("article details:not([open]):not(.contents-fold)"));
      opened.forEach(function (fold) { fold.open = true; });
      if (window.Plotly) window.workshopCharts.print(paperWidth);
    });
    addEventListener("afterprint", function () {
      opened.forEach(function (fold) { fold.open = false; });
      if (window.Plotly) window.workshopCharts.print(null);
    });
  }

  addCopyButtons();
  followSections();
  foldChaptersOnSmallScreens();
  preparePrinting();
  leaveOutWhatDoesNotScroll();
  if (window.workshopCharts) afterFirstPaint(drawChartsNearby);
})();
