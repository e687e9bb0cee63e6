(async function () {
  if (window.Plotly) return;
  var packed = Uint8Array.from(atob("PACKED"), function (char) { return char.charCodeAt(0); });
  var text = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  if (window.Plotly) return;
  var program = document.createElement("script");
  program.textContent = "(function (define, module, exports, require) {" + text + "\n}).call(window);";
  document.head.append(program);
  document.dispatchEvent(new Event("READY_EVENT"));
})();
