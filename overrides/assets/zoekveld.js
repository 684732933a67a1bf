// The best three while one types: an editable combobox with a listbox, after the ARIA Authoring
// Practices (Editable Combobox With List Autocomplete). Enter without a choice sends the form.
(function () {
  "use strict";
  const SHOWN = 3, zoek = window.regelboekZoek;
  let count = 0;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function combobox(input, engine) {
    const id = "zoeklijst-" + ++count, list = element("ul", "rb-voorstellen");
    const said = element("span", "rb-vh");
    let options = [], active = -1;
    list.id = id;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Beste resultaten");
    said.setAttribute("role", "status");
    input.form.append(list, said);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", id);
    input.setAttribute("aria-expanded", "false");

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function choose(place) {
      active = place;
      options.forEach(function (option, i) { option.setAttribute("aria-selected", i === place ? "true" : "false"); });
      if (place < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", options[place].id);
    }
    function go(place) {
      location.href = options[place].dataset.adres;
    }
    function suggest() {
      const question = input.value.trim();
      const hits = question.length > 1 ? engine.ask(question, { typing: true }).hits.slice(0, SHOWN) : [];
      list.textContent = "";
      options = hits.map(function (hit, i) {
        const option = element("li", "rb-voorstel");
        option.id = id + "-" + i;
        option.dataset.adres = zoek.address(hit.page);
        option.setAttribute("role", "option");
        option.append(element("span", "rb-voorstel__titel", zoek.title(hit.page)), " ",
          element("span", "rb-voorstel__soort", zoek.kind(hit.page)));
        option.addEventListener("mousedown", function (event) { event.preventDefault(); });
        option.addEventListener("click", function () { go(i); });
        list.append(option);
        return option;
      });
      choose(-1);
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", options.length ? "true" : "false");
      said.textContent = !options.length ? "" : options.length === 1 ? "1 voorstel" : options.length + " voorstellen";
    }

    input.addEventListener("input", suggest);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", function (event) {
      const open = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!open) suggest();
        if (!options.length) return;
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        const next = active < 0 && step < 0 ? options.length - 1 : active + step;
        choose(next >= options.length ? -1 : next);
      } else if (event.key === "Enter" && open && active >= 0) {
        event.preventDefault();
        go(active);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        close();
      } else if (event.key === "Home" || event.key === "End" || event.key === "ArrowLeft" || event.key === "ArrowRight") {
        choose(-1);
      }
    });
    if (document.activeElement === input && input.value) suggest();
  }

  zoek.load().then(function (engine) {
    document.querySelectorAll('form[role="search"] input[name="q"]').forEach(function (input) { combobox(input, engine); });
  });
})();
