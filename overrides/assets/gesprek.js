// The form of one's network. Everything stays in this browser: nothing is sent, nothing is judged.
// Without this script the form is paper: it can be printed and written on.
(function () {
  "use strict";
  var KEY = "regelboek-netwerk";
  var section = document.querySelector("[data-kaart]");
  if (!section) return;
  var people = document.getElementById("personen");
  var status = document.getElementById("kaart-stand");
  var model = people.firstElementChild.cloneNode(true);
  var offered = people.children.length;
  var speaking = 0;

  function fields() {
    return Array.from(section.querySelectorAll("[data-veld]"));
  }
  function say(text) {
    clearTimeout(speaking);
    status.textContent = text;
  }
  // a screen reader is told once that typing was kept, when it pauses
  function sayLater(text) {
    clearTimeout(speaking);
    speaking = setTimeout(function () { status.textContent = text; }, 1200);
  }

  function answers() {
    var found = {};
    fields().forEach(function (field) {
      if (field.type === "radio" ? field.checked : field.value.trim()) found[field.dataset.veld] = field.value;
    });
    return found;
  }

  function stored() {
    try {
      var found = JSON.parse(localStorage.getItem(KEY) || "{}");
      return found && typeof found === "object" ? found : {};
    } catch (error) {
      return {};
    }
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(answers()));
      sayLater("Bewaard in deze browser.");
    } catch (error) {
      sayLater("Bewaren lukt niet in deze browser. Druk het formulier af voordat u weggaat.");
    }
  }

  function addPerson() {
    var number = people.children.length + 1;
    var added = model.cloneNode(true);
    [added].concat(Array.from(added.querySelectorAll("*"))).forEach(function (element) {
      ["id", "for", "name", "data-veld"].forEach(function (name) {
        var value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(/^p1-/, "p" + number + "-"));
      });
    });
    added.querySelector("[data-nummer]").textContent = number;
    people.append(added);
    return added;
  }

  function fill(data) {
    var highest = Object.keys(data).reduce(function (most, key) {
      var match = /^p(\d+)-/.exec(key);
      return match ? Math.max(most, Math.min(Number(match[1]), 200)) : most;
    }, offered);
    while (people.children.length < highest) addPerson();
    while (people.children.length > highest) people.lastElementChild.remove();
    fields().forEach(function (field) {
      var value = data[field.dataset.veld];
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = typeof value === "string" ? value : "";
      fit(field);
    });
    show();
  }

  // a text box as high as its text, on screen and on paper
  function fit(field) {
    if (field.tagName !== "TEXTAREA") return;
    if (!field.dataset.rijen) field.dataset.rijen = field.rows;
    field.rows = Number(field.dataset.rijen);
    while (field.scrollHeight > field.clientHeight && field.rows < 60) field.rows += 1;
  }

  function person(number, data) {
    var name = (data["p" + number + "-wie"] || "").trim() || "persoon of groep " + number;
    var expects = (data["p" + number + "-verwacht"] || "").trim();
    return name + (expects ? " (verwacht: " + expects + ")" : "");
  }

  function show() {
    var data = answers();
    var groups = {};
    for (var n = 1; n <= people.children.length; n++) {
      var key = "p" + n + "-";
      if (!data[key + "wie"] && !data[key + "verwacht"] && !data[key + "keuze"]) continue;
      (groups[data[key + "keuze"] || ""] = groups[data[key + "keuze"] || ""] || []).push(person(n, data));
    }
    var list = document.getElementById("overzicht-lijst");
    list.querySelectorAll("[data-keuze]").forEach(function (row) {
      lines(row, groups[row.dataset.keuze] || []);
    });
    list.querySelectorAll("[data-van]").forEach(function (row) { row.remove(); });
    section.querySelectorAll("[data-kop]").forEach(function (field) {
      if (!data[field.dataset.veld]) return;
      var row = element("div");
      row.dataset.van = field.dataset.veld;
      row.append(element("dt", field.dataset.kop), element("dd"));
      lines(row, [field.value.trim()]);
      list.append(row);
    });
    document.getElementById("overzicht-leeg").hidden = Object.keys(data).length > 0;
  }
  function element(name, text) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }
  function lines(row, texts) {
    var first = row.querySelector("dt");
    while (first.nextElementSibling) first.nextElementSibling.remove();
    texts.forEach(function (text) { row.append(element("dd", text)); });
    if (!texts.length) row.append(element("dd"));
    row.hidden = !texts.length;
  }

  function wipe() {
    var sure = confirm("Alles wissen wat u hier invulde? Dit kunt u niet terugdraaien.");
    if (!sure) return say("Er is niets gewist.");
    try {
      localStorage.removeItem(KEY);
    } catch (error) { /* nothing was kept */ }
    fill({});
    say("Alles is gewist. In deze browser staat niets meer van dit formulier.");
  }

  function print() {
    var page = document.documentElement;
    page.classList.add("rb-alleen-kaart");
    addEventListener("afterprint", function () { page.classList.remove("rb-alleen-kaart"); }, { once: true });
    window.print();
  }

  section.querySelectorAll("[data-met-script]").forEach(function (part) { part.hidden = false; });
  section.addEventListener("input", function (event) {
    fit(event.target);
    keep();
    show();
  });
  section.querySelector("form").addEventListener("submit", function (event) { event.preventDefault(); });
  document.getElementById("kaart-erbij").addEventListener("click", function () {
    addPerson().querySelector("input").focus();
    say("Persoon of groep " + people.children.length + " toegevoegd.");
  });
  document.getElementById("kaart-wis").addEventListener("click", wipe);
  document.getElementById("kaart-print").addEventListener("click", print);
  // another tab changed or wiped it
  addEventListener("storage", function (event) {
    if (event.key === KEY || event.key === null) fill(stored());
  });
  fill(stored());
})();
