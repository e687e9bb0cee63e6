// Draws the charts of pages and slides from the JSON beside them, in the colours of the theme.
(function () {
  "use strict";
  var loading;

  // plotly.js is big: it is fetched once the text can be read, and only where there is a chart.
  function load() {
    var source = document.body.dataset.plotly;
    if (window.Plotly) return Promise.resolve(window.Plotly);
    if (!source) return Promise.reject(new Error("this site holds no plotly.min.js"));
    loading = loading || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = source;
      script.onload = function () { resolve(window.Plotly); };
      script.onerror = function () { reject(new Error(source + " is missing")); };
      document.head.appendChild(script);
    });
    return loading;
  }

  // A style sheet's colour as plotly.js understands it, of the theme that is shown or about to be printed.
  function colour(name) {
    var probe = document.createElement("span");
    probe.style.colorScheme = window.workshopTheme.isDark() ? "dark" : "light";
    probe.style.color = "var(" + name + ")";
    document.body.appendChild(probe);
    var value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  function themed(layout) {
    var ink = colour("--ink"), line = colour("--line"), raised = colour("--raised");
    var theme = {
      "font.color": ink,
      "title.font.color": ink,
      "legend.font.color": ink,
      "paper_bgcolor": "rgba(0,0,0,0)",
      "plot_bgcolor": "rgba(0,0,0,0)",
      "hoverlabel.bgcolor": raised,
      "hoverlabel.bordercolor": line,
      "hoverlabel.font.color": ink
    };
    Object.keys(layout).concat("xaxis", "yaxis").forEach(function (name) {
      if (!/^[xy]axis\d*$/.test(name)) return;
      theme[name + ".gridcolor"] = line;
      theme[name + ".zerolinecolor"] = line;
      theme[name + ".linecolor"] = line;
      theme[name + ".color"] = ink;
      theme[name + ".tickfont.color"] = ink;
    });
    return theme;
  }

  function set(target, path, value) {
    var names = path.split(".");
    var last = names.pop();
    names.forEach(function (name) {
      // A title may be given as a mere string.
      if (typeof target[name] === "string") target[name] = { text: target[name] };
      target = target[name] = target[name] || {};
    });
    target[last] = value;
  }

  function draw(chart, options) {
    var plot = chart.querySelector(".chart-plot");
    if (plot.dataset.drawn) {
      if (plot.dataset.drawn === "done") window.Plotly.Plots.resize(plot);
      return Promise.resolve();
    }
    plot.dataset.drawn = "loading";
    // Printing does not wait for promises: a chart whose script is loaded is drawn at once.
    var painted = window.Plotly ? paint(window.Plotly, chart, plot, options || {}) : load().then(function (plotly) { return paint(plotly, chart, plot, options || {}); });
    return painted.then(function () { plot.dataset.drawn = "done"; }).catch(function (error) {
      delete plot.dataset.drawn;
      console.warn("A chart stays text: " + error.message);
    });
  }

  function paint(plotly, chart, plot, options) {
    var drawing = JSON.parse(chart.querySelector(".chart-data").textContent);
    var layout = drawing.layout;
    // The page decides the size; the author's height is the box's.
    delete layout.width;
    delete layout.height;
    layout.autosize = true;
    if (options.width) layout.width = options.width;
    var theme = themed(layout);
    Object.keys(theme).forEach(function (path) { set(layout, path, theme[path]); });
    set(layout, "font.family", getComputedStyle(document.body).fontFamily);
    if (options.fontSize) enlarge(layout, options.fontSize);
    var config = Object.assign({}, drawing.config, { responsive: true, displaylogo: false, displayModeBar: false });
    // A finger scrolls the page; it would draw a zoom box instead.
    if (matchMedia("(pointer: coarse)").matches) layout.dragmode = false;
    plot.textContent = "";
    return plotly.newPlot(plot, drawing.data, layout, config);
  }

  function enlarge(layout, size) {
    set(layout, "font.size", size);
    set(layout, "title.font.size", size * 1.25);
    set(layout, "legend.font.size", size);
    ["xaxis", "yaxis"].concat(Object.keys(layout)).forEach(function (name) {
      if (!/^[xy]axis\d*$/.test(name)) return;
      set(layout, name + ".tickfont.size", size);
      set(layout, name + ".title.font.size", size);
    });
  }

  document.addEventListener("workshop-theme", function () {
    document.querySelectorAll(".chart-plot[data-drawn=done]").forEach(function (plot) {
      window.Plotly.relayout(plot, themed(plot.layout));
    });
  });

  // All charts, wherever they stand, as wide as the paper; without a width, as wide as the screen allows again.
  function print(width) {
    document.querySelectorAll(".chart").forEach(function (chart) {
      var plot = chart.querySelector(".chart-plot");
      // Browsers do not wait while they prepare to print, but a chart whose script is loaded is drawn at once.
      if (plot.dataset.drawn === "done") window.Plotly.relayout(plot, width ? { width: width, height: plot.clientHeight } : { width: null, height: null, autosize: true });
      else if (width) draw(chart, { width: width });
    });
  }

  function drawAll() { return Promise.all(Array.from(document.querySelectorAll(".chart"), function (chart) { return draw(chart); })); }

  window.workshopCharts = { draw: draw, drawAll: drawAll, print: print };
})();
