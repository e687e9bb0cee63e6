// Full-text search of the pages. Its index, one script a chapter, is loaded when the reader opens the search.
(function () {
  "use strict";
  var mostResults = 30;
  var dialog = document.querySelector(".search");
  if (!dialog || !dialog.showModal) return;
  var input = dialog.querySelector("input"), list = dialog.querySelector("[role=listbox]"), status = dialog.querySelector("[role=status]");
  var chapters = [], loading, active = -1, asked = "";

  window.workshopSearch = {
    add: function (chapter) {
      chapter.sections = chapter.sections.map(function (section) {
        var title = section[1].normalize("NFC"), text = section[2].normalize("NFC");
        return { id: section[0], title: title, text: text, folded: fold(text), foldedTitle: fold(title) };
      });
      chapter.foldedTitle = fold(chapter.title);
      chapters.push(chapter);
    }
  };

  // Small letters without accents, one for each character of the text, so that places in both are the same.
  function fold(text) {
    return Array.from(text.normalize("NFC"), function (character) {
      var plain = character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      return plain.length === character.length ? plain : character;
    }).join("");
  }

  function load() {
    loading = loading || Promise.all(dialog.dataset.chapters.split(" ").filter(Boolean).map(function (name) {
      return new Promise(function (resolve) {
        var script = document.createElement("script");
        script.src = "assets/search/" + name + ".js";
        // A chapter that an older tool published has no index; the others are searched all the same.
        script.onload = script.onerror = resolve;
        document.head.appendChild(script);
      });
    })).then(function () { chapters.sort(function (a, b) { return a.page < b.page ? -1 : 1; }); });
    return loading;
  }

  function wordsOf(query) { return fold(query).match(/[\p{L}\p{N}_]+/gu) || []; }

  // Where a word that begins with the given letters stands, or -1.
  function find(word, text) {
    return text.search(new RegExp("(?<![\\p{L}\\p{N}_])" + word, "u"));
  }

  function search(words) {
    var results = [];
    chapters.forEach(function (chapter) {
      chapter.sections.forEach(function (section) {
        var score = 0;
        var everyWord = words.every(function (word) {
          var inTitle = find(word, section.foldedTitle) >= 0, inChapter = find(word, chapter.foldedTitle) >= 0, inText = find(word, section.folded) >= 0;
          score += (inTitle ? 8 : 0) + (inText ? 2 : 0) + (inChapter ? 1 : 0);
          return inTitle || inText || inChapter;
        });
        // A word of the chapter's title alone would list all its sections.
        if (everyWord && (score > words.length || !section.id)) results.push({ chapter: chapter, section: section, score: score });
      });
    });
    return results.sort(function (a, b) { return b.score - a.score; });
  }

  function excerptOf(section, words) {
    var places = words.map(function (word) { return find(word, section.folded); }).filter(function (place) { return place >= 0; });
    var start = Math.max(0, (places.length ? Math.min.apply(null, places) : 0) - 50);
    if (start > 0) start = section.text.indexOf(" ", start) + 1;
    var end = Math.min(section.text.length, start + 160);
    return (start > 0 ? "… " : "") + section.text.slice(start, end) + (end < section.text.length ? " …" : "");
  }

  function mark(text, words) {
    var parts = document.createDocumentFragment(), folded = fold(text), position = 0;
    var pattern = new RegExp("(?<![\\p{L}\\p{N}_])(?:" + words.join("|") + ")", "gu"), match;
    while ((match = pattern.exec(folded))) {
      parts.append(text.slice(position, match.index));
      parts.append(element("mark", text.slice(match.index, match.index + match[0].length)));
      position = match.index + match[0].length;
    }
    parts.append(text.slice(position));
    return parts;
  }

  function element(name, content, className) {
    var made = document.createElement(name);
    if (className) made.className = className;
    made.append(content);
    return made;
  }

  function option(result, index, words) {
    var link = element("a", "", "search-result");
    link.href = result.chapter.page + (result.section.id ? "#" + result.section.id : "");
    link.id = "search-result-" + index;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    var place = element("span", element("span", result.chapter.number + " " + result.chapter.title, "search-chapter"), "search-place");
    if (result.section.id) place.append(element("span", " › ", "search-step"), element("span", mark(result.section.title, words), "search-section"));
    link.append(place, element("span", mark(excerptOf(result.section, words), words), "search-excerpt"));
    link.addEventListener("click", function () { dialog.close(); });
    link.addEventListener("pointermove", function () { choose(index, false); });
    return link;
  }

  function choose(index, scroll) {
    var options = list.children;
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = options.length ? (index + options.length) % options.length : -1;
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    options[active].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", options[active].id);
    if (scroll) options[active].scrollIntoView({ block: "nearest" });
  }

  function answer() {
    asked = input.value;
    var words = wordsOf(asked), results = words.length ? search(words) : [];
    active = -1;
    list.replaceChildren.apply(list, results.slice(0, mostResults).map(function (result, index) { return option(result, index, words); }));
    list.hidden = results.length === 0;
    input.setAttribute("aria-expanded", String(results.length > 0));
    status.textContent = !words.length ? status.dataset.hint
      : results.length === 0 ? "Nothing found for “" + asked.trim() + "”."
      : results.length > mostResults ? "The best " + mostResults + " of " + results.length + " places"
      : results.length === 1 ? "1 place" : results.length + " places";
    choose(0, true);
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    load().then(answer);
  }

  input.addEventListener("input", function () { load().then(answer); });
  input.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") choose(active + (event.key === "ArrowDown" ? 1 : -1), true);
    // In some browsers the first Escape would only empty the box.
    else if (event.key === "Escape") dialog.close();
    else if (event.key === "Enter" && list.children[active]) list.children[active].click();
    else return;
    event.preventDefault();
  });
  // A click beside the box closes it.
  dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
  dialog.querySelector(".search-close").addEventListener("click", function () { dialog.close(); });
  document.querySelectorAll(".search-open").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", open);
  });
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) || document.activeElement.isContentEditable;
    var wanted = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
      || event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!wanted) return;
    event.preventDefault();
    open();
  });
})();
