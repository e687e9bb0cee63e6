// Draws the diagrams of pages and slides by Mermaid, in the colours of the theme. Their source stays as text alternative.
(function () {
  "use strict";
  var source = document.currentScript.dataset.mermaid;
  var loading, drawn = 0;

  // Mermaid is big: it is loaded when the first diagram comes near.
  function load() {
    loading = loading || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = source;
      script.onload = function () { resolve(window.mermaid); };
      script.onerror = function () { reject(new Error(source + " is missing")); };
      document.head.appendChild(script);
    });
    return loading;
  }

  // Mermaid computes with colours, so it needs them as rgb(…), not as a style sheet's names.
  function colours(dark) {
    var probe = document.createElement("span");
    probe.style.colorScheme = dark ? "dark" : "light";
    document.body.appendChild(probe);
    function colour(name) {
      probe.style.color = "var(" + name + ")";
      return getComputedStyle(probe).color;
    }
    var ink = colour("--ink"), soft = colour("--ink-soft"), raised = colour("--raised"), line = colour("--ink-soft");
    var accent = colour("--accent-soft"), edge = colour("--accent"), warm = colour("--warm-soft"), paper = colour("--paper");
    probe.remove();
    return {
      darkMode: dark, background: paper, textColor: ink, lineColor: line, titleColor: ink,
      primaryColor: accent, primaryTextColor: ink, primaryBorderColor: edge, mainBkg: accent, nodeBorder: edge, nodeTextColor: ink,
      secondaryColor: raised, secondaryTextColor: ink, tertiaryColor: raised, tertiaryTextColor: ink, tertiaryBorderColor: soft,
      clusterBkg: raised, clusterBorder: soft, edgeLabelBackground: paper,
      actorBkg: accent, actorBorder: edge, actorTextColor: ink, actorLineColor: soft, signalColor: ink, signalTextColor: ink,
      labelBoxBkgColor: raised, labelBoxBorderColor: soft, labelTextColor: ink, loopTextColor: ink,
      noteBkgColor: warm, noteBorderColor: soft, noteTextColor: ink, activationBkgColor: raised, activationBorderColor: soft,
      transitionColor: line, transitionLabelColor: ink, stateLabelColor: ink, specialStateColor: soft, classText: ink,
      fontSize: "15px"
    };
  }

  // Mermaid has one configuration at a time, so drawings wait for each other.
  var queue = Promise.resolve();
  function render(diagram, dark) {
    var drawing = queue.then(load).then(function (mermaid) {
      mermaid.initialize({
        startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, theme: "base", themeVariables: colours(dark),
        // A line would run through its label otherwise.
        themeCSS: ".edgeLabel rect, .edgeLabel .background { fill: " + colours(dark).background + "; opacity: 1; }",
        fontFamily: getComputedStyle(document.body).fontFamily, flowchart: { htmlLabels: false, curve: "basis" }
      });
      return mermaid.render("workshop-diagram-" + ++drawn, diagram.querySelector(".diagram-source code").textContent);
    }).then(function (result) { drawings.get(diagram)[keyOf(dark)] = result.svg; });
    queue = drawing.catch(function () { /* the next one may succeed */ });
    return drawing;
  }

  // A drawing for each theme is kept: switching back need not wait, and printing takes the light one.
  var drawings = new Map();
  function keyOf(dark) { return dark ? "dark" : "light"; }

  function draw(diagram) {
    if (!drawings.has(diagram)) drawings.set(diagram, {});
    return render(diagram, window.workshopTheme.isDark()).then(function () { show(diagram); }).catch(function (error) {
      console.warn("A diagram stays text: " + error.message);
    });
  }

  function show(diagram) {
    var svg = drawings.get(diagram)[keyOf(window.workshopTheme.isDark())];
    if (!svg) return false;
    var place = diagram.querySelector(".diagram-drawing");
    // The drawing is made by Mermaid's strict mode, which lets no script and no link through.
    place.innerHTML = svg;
    var title = place.querySelector("svg > title");
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", (title ? title.textContent : "Diagram") + ". The text below says the same.");
    place.hidden = false;
    if (!diagram.dataset.drawn) diagram.querySelector(".diagram-source").open = false;
    diagram.dataset.drawn = keyOf(window.workshopTheme.isDark());
    document.dispatchEvent(new CustomEvent("workshop-drawn", { detail: diagram }));
    return true;
  }

  var near = new IntersectionObserver(function (entries) {
    entries.filter(function (entry) { return entry.isIntersecting; }).forEach(function (entry) {
      var diagram = entry.target;
      near.unobserve(diagram);
      draw(diagram).then(function () { if (window.workshopTheme.isDark() && diagram.dataset.drawn) return render(diagram, false); });
    });
  }, { rootMargin: "60% 0px" });
  document.querySelectorAll(".diagram").forEach(function (diagram) { near.observe(diagram); });

  document.addEventListener("workshop-theme", function () {
    document.querySelectorAll(".diagram[data-drawn]").forEach(function (diagram) { if (!show(diagram)) draw(diagram); });
  });

  window.workshopDiagrams = { draw: draw };
})();
