(function (id, figure) {
  var box = document.getElementById(id);
  if (!box) return;
  function draw() {
    var layout = figure.layout;
    // Charts take the ink of the page around them, which may be light or dark.
    function ink() { return getComputedStyle(box).color; }
    var followsPage = !(layout.font && layout.font.color);
    if (followsPage) layout.font = Object.assign({}, layout.font, { color: ink() });
    // A finger scrolls the page; it would draw a zoom box instead.
    if (matchMedia("(pointer: coarse)").matches) layout.dragmode = false;
    box.textContent = "";
    Plotly.newPlot(box, figure.data, layout, figure.config);
    if (followsPage) matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
      requestAnimationFrame(function () { if (box.isConnected) Plotly.relayout(box, { "font.color": ink() }); });
    });
  }
  if (window.Plotly) draw();
  else document.addEventListener("READY_EVENT", draw, { once: true });
})("FIGURE_ID", FIGURE_JSON);
