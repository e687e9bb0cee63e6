// Slides: starts reveal.js, keeps every slide inside its canvas, draws charts when their slide shows.
(function () {
  "use strict";
  var root = document.documentElement;
  var reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;

  Reveal.initialize({
    width: 1280, height: 720, margin: 0, minScale: .1, maxScale: 3,
    center: false, hash: true, display: "flex", slideNumber: "c/t", controlsTutorial: false,
    scrollActivationWidth: null, pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1,
    transition: reducedMotion ? "none" : "fade", transitionSpeed: "fast", backgroundTransition: "none",
    plugins: [RevealNotes]
  });
  Reveal.addKeyBinding({ keyCode: 68, key: "D", description: "Light or dark" }, window.workshopTheme.toggle);

  var smallest = .68, largest = 1.36;

  function overflows(body) {
    if (body.scrollHeight > body.clientHeight + 1) return true;
    return Array.prototype.some.call(body.querySelectorAll(".code pre"), function (pre) { return pre.scrollWidth > pre.clientWidth + 1; });
  }

  function scale(body, factor) { body.style.setProperty("--fit", factor.toFixed(2)); }

  // A table that is too long ends with how many rows the page has besides.
  function cutTables(body) {
    body.querySelectorAll(".output-html").forEach(function (box) {
      var rows = Array.prototype.slice.call(box.querySelectorAll("tbody tr"));
      if (box.querySelectorAll("table").length !== 1 || box.scrollHeight <= box.clientHeight + 1 || rows.length < 3) return;
      var note = box.querySelector(".more-rows") || box.appendChild(document.createElement("p"));
      note.className = "more-rows";
      var hidden = 0;
      while (box.scrollHeight > box.clientHeight + 1 && hidden < rows.length - 1) {
        rows[rows.length - ++hidden].hidden = true;
        note.textContent = "and " + hidden + " more on the page";
      }
    });
  }

  function cutTexts(body) {
    body.querySelectorAll(".output pre").forEach(function (pre) {
      pre.parentElement.classList.toggle("is-cut", pre.scrollHeight > pre.clientHeight + 1);
    });
  }

  // Sizes are estimated when the slides are made. Here the rest is done: little content is set larger,
  // and what is too high all the same gets smaller print, then a scroll bar.
  function fit(body) {
    if (body.dataset.fitted || body.clientHeight === 0) return;
    body.dataset.fitted = "yes";
    cutTables(body);
    var factor = 1;
    if (body.scrollHeight > body.clientHeight + 1) {
      while (body.scrollHeight > body.clientHeight + 1 && factor > smallest) scale(body, factor -= .04);
      if (body.scrollHeight > body.clientHeight + 1) {
        body.classList.add("scrolls");
        body.tabIndex = 0;
      }
    } else if (!body.querySelector(".chart, .diagram, .output-html, .output-image, .opening")) {
      while (!overflows(body) && factor < largest) scale(body, factor += .04);
      if (overflows(body)) scale(body, factor -= .04);
    }
    cutTexts(body);
  }

  // Titles and names were broken for the narrow column of a notebook; a slide has room for them in one line.
  function unbreak(chart) {
    var data = chart.querySelector(".chart-data");
    if (!data || chart.dataset.unbroken) return;
    chart.dataset.unbroken = "yes";
    var drawing = JSON.parse(data.textContent);
    var title = drawing.layout && drawing.layout.title;
    if (title && title.text) title.text = joined(title.text);
    (drawing.data || []).forEach(function (series) {
      if (series.type === "bar" && series.orientation === "h" && Array.isArray(series.y)) series.y = series.y.map(joined);
    });
    data.textContent = JSON.stringify(drawing);
  }

  function joined(text) { return typeof text === "string" ? text.replace(/<br\s*\/?>/g, " ") : text; }

  function show(slide) {
    if (!slide) return Promise.resolve();
    var body = slide.querySelector(".slide-body");
    if (body) fit(body);
    var charts = Array.prototype.map.call(slide.querySelectorAll(".chart"), function (chart) {
      unbreak(chart);
      return window.workshopCharts.draw(chart, { fontSize: 17 });
    });
    var diagrams = Array.prototype.map.call(slide.querySelectorAll(".slide-body .diagram:not([data-drawn])"), function (diagram) {
      return window.workshopDiagrams && window.workshopDiagrams.draw(diagram);
    });
    return Promise.all(charts.concat(diagrams));
  }

  // The lines that the current step points at; the others step back.
  function point(slide) {
    if (!slide) return;
    slide.querySelectorAll(".code[data-lines]").forEach(function (code) {
      var steps = code.querySelectorAll(".line-step.visible");
      var lines = (steps.length ? steps[steps.length - 1] : code).dataset.lines.split(" ");
      code.querySelectorAll(".line").forEach(function (line, index) {
        line.classList.toggle("dim", lines.indexOf(String(index + 1)) < 0);
      });
    });
  }

  function showAll() {
    return Promise.all(Array.prototype.map.call(document.querySelectorAll(".slides section"), function (slide) {
      return slide.querySelector("section") ? null : show(slide);
    }));
  }

  // Who prints the slides waits for this mark.
  function ready() { root.dataset.ready = "yes"; }

  Reveal.on("ready", function (event) {
    if (Reveal.isPrintView()) return;
    point(event.currentSlide);
    show(event.currentSlide).then(ready, ready);
  });
  Reveal.on("slidechanged", function (event) { show(event.currentSlide); point(event.currentSlide); });
  Reveal.on("fragmentshown", function () { point(Reveal.getCurrentSlide()); });
  Reveal.on("fragmenthidden", function () { point(Reveal.getCurrentSlide()); });
  Reveal.on("overviewshown", showAll);
  Reveal.on("pdf-ready", function () { showAll().then(ready, ready); });
})();
