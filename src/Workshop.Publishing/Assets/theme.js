// Light or dark: as the system has it, until the reader switches. Runs before the first paint, so nothing flashes.
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "workshop-theme";
  var dark = matchMedia("(prefers-color-scheme: dark)");

  // A browser may forbid storage for files on the disk; then the choice lasts as long as the page.
  function stored() { try { return localStorage.getItem(key); } catch (e) { return null; } }
  function store(value) { try { localStorage.setItem(key, value); } catch (e) { /* see above */ } }

  // Paper is light, whatever the screen is.
  var printing = false;
  addEventListener("beforeprint", function () { printing = true; announce(); });
  addEventListener("afterprint", function () { printing = false; announce(); });

  function isDark() { return !printing && (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches); }
  function announce() { document.dispatchEvent(new CustomEvent("workshop-theme")); }

  var choice = stored();
  if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  dark.addEventListener("change", announce);

  window.workshopTheme = {
    isDark: isDark,
    toggle: function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      store(root.dataset.theme);
      announce();
    }
  };

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".theme-switch").forEach(function (button) {
      button.hidden = false;
      function press() { button.setAttribute("aria-pressed", String(isDark())); }
      button.setAttribute("aria-label", "Dark colours");
      button.addEventListener("click", window.workshopTheme.toggle);
      document.addEventListener("workshop-theme", press);
      press();
    });
  });
})();
