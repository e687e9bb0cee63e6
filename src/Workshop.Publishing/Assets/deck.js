// Slides: starts reveal.js, keeps every slide inside its canvas, draws charts when their slide shows.
(function () {
  "use strict";
  var reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;

  Reveal.initialize({
    width: 1280, height: 720, margin: 0, minScale: .1, maxScale: 3,
    center: false, hash: true, display: "flex", slideNumber: "c/t", controlsTutorial: false,
    scrollActivationWidth: null,
    transition: reducedMotion ? "none" : "fade", transitionSpeed: "fast", backgroundTransition: "none",
    plugins: [RevealNotes]
  });
  Reveal.addKeyBinding({ keyCode: 68, key: "D", description: "Light or dark" }, window.workshopTheme.toggle);

  // Sizes are estimated when the slides are made; what is too high all the same gets smaller print, then a scroll bar.
  var smallest = .68;
  function fit(body) {
    var scale = 1;
    body.classList.remove("scrolls");
    body.style.removeProperty("--fit");
    while (body.scrollHeight > body.clientHeight + 1 && scale > smallest) {
      scale -= .04;
      body.style.setProperty("--fit", scale.toFixed(2));
    }
    if (body.scrollHeight > body.clientHeight + 1) {
      body.classList.add("scrolls");
      body.tabIndex = 0;
    }
  }

  function show(slide) {
    if (!slide) return;
    var body = slide.querySelector(".slide-body");
    if (body) fit(body);
    slide.querySelectorAll(".chart").forEach(function (chart) { window.workshopCharts.draw(chart, { fontSize: 17 }); });
  }

  Reveal.on("ready", function (event) {
    if (Reveal.isPrintView()) document.querySelectorAll(".slides section").forEach(show);
    show(event.currentSlide);
  });
  Reveal.on("slidechanged", function (event) { show(event.currentSlide); });
  Reveal.on("pdf-ready", function () { document.querySelectorAll(".slides section").forEach(show); });
})();
