// Reloads the page when its notebook was built anew, and shows what "course serve" is doing.
(function () {
  "use strict";
  var events = new EventSource("/-/events");
  var note;

  function say(text, isProblem) {
    if (!note) {
      note = document.createElement("div");
      note.style.cssText = "position:fixed;z-index:1000;left:1rem;bottom:1rem;max-width:min(44rem,calc(100vw - 2rem));padding:.7rem 1rem;border-radius:.6rem;"
        + "font:500 .9rem/1.5 system-ui,sans-serif;white-space:pre-wrap;overflow-wrap:anywhere;box-shadow:0 .3rem 1.2rem rgba(0,0,0,.35)";
      document.body.appendChild(note);
    }
    note.setAttribute("role", isProblem ? "alert" : "status");
    note.dataset.kind = isProblem ? "problem" : "working";
    note.style.background = isProblem ? "#8c1d18" : "#1d2125";
    note.style.color = "#fff";
    note.textContent = text;
  }

  events.addEventListener("hello", function () { document.documentElement.dataset.live = "yes"; });
  events.addEventListener("working", function (event) { say(event.data, false); });
  events.addEventListener("problem", function (event) { say(event.data, true); });
  // A reload keeps the place in the page, and a slide's place is in the address.
  events.addEventListener("reload", function () { location.reload(); });
  events.onerror = function () { if (events.readyState === EventSource.CLOSED) say("course serve has ended: this page changes no more.", false); };
})();
