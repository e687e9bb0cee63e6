// Pages: copy buttons, the table of contents, charts.
(function () {
  "use strict";

  function addCopyButtons() {
    document.querySelectorAll(".code").forEach(function (block) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.setAttribute("aria-label", "Copy the code");
      button.addEventListener("click", function () {
        copy(block.querySelector("pre").textContent).then(
          function () { say(button, "Copied"); },
          function () { say(button, "Not allowed"); });
      });
      block.appendChild(button);
    });
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

  function say(button, words) {
    button.textContent = words;
    setTimeout(function () { button.textContent = "Copy"; }, 1600);
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

  function foldChaptersOnSmallScreens() {
    var fold = document.querySelector(".chapters-fold");
    var small = matchMedia("(max-width: 56rem)");
    if (!fold) return;
    function apply() { fold.open = !small.matches; }
    small.addEventListener("change", apply);
    apply();
  }

  // One chart after the other, so that the page stays responsive in between.
  function drawCharts() {
    var charts = Array.from(document.querySelectorAll(".chart"));
    (function next() {
      var chart = charts.shift();
      if (chart) window.workshopCharts.draw(chart).then(function () { setTimeout(next, 0); });
    })();
  }

  // Two frames later the text has been painted; a page in the background gets no frames and need not wait.
  function afterFirstPaint(act) {
    var acted = false;
    function once() { if (!acted) { acted = true; act(); } }
    requestAnimationFrame(function () { requestAnimationFrame(once); });
    setTimeout(once, 500);
  }

  addCopyButtons();
  followSections();
  foldChaptersOnSmallScreens();
  afterFirstPaint(drawCharts);
  addEventListener("beforeprint", function () {
    document.querySelectorAll(".chart-plot[data-drawn=done]").forEach(function (plot) { window.Plotly.Plots.resize(plot); });
  });
})();
