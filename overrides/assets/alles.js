/* Puts all texts of a comparison on the page of two versions: they stand on the pages of its chapters.
   They come when the reader asks for them, who then hears so, or by themselves, and then nothing that is read moves. */
(function () {
  "use strict";
  var button = document.querySelector("[data-alles]");
  var chapters = Array.from(document.querySelectorAll(".rb-lijstdeel h3 a"));
  var last = button.parentNode;
  var state = last.querySelector("[role=status]");
  if (!state) {
    state = document.createElement("span");
    state.setAttribute("role", "status");
    state.tabIndex = -1;
    button.after(" ", state);
  }

  /* What came must be the page of a chapter, or nothing of it is used. */
  function page(chapter) {
    return fetch(chapter.href).then(function (answer) {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.text();
    }).then(function (text) {
      var doc = new DOMParser().parseFromString(text, "text/html");
      if (!doc.querySelector(".rb-wijzigingen")) throw new Error(chapter.href);
      return doc;
    });
  }

  /* Changes are numbered on each page, and links lead from where that page is. */
  function madeLocal(doc, place) {
    doc.querySelectorAll('[id^="w"]').forEach(function (stop) {
      if (/^w\d+$/.test(stop.id)) stop.id = "h" + place + stop.id;
    });
    doc.querySelectorAll("article a[href]").forEach(function (link) {
      var to = link.getAttribute("href");
      if (/^#w\d+$/.test(to)) link.setAttribute("href", "#h" + place + to.slice(1));
      else if (to[0] !== "#") link.setAttribute("href", new URL(to, chapters[place].href).href);
    });
  }

  /* Each rule comes in the place of what stood here of it; where only the list stood, chapter after chapter below it. */
  function put(doc, place) {
    var part = doc.querySelector(".rb-hoofdstukdeel");
    if (!part) return;
    part.firstElementChild.textContent = chapters[place].textContent;
    part.querySelectorAll(".rb-regel").forEach(function (rule) {
      var here = document.getElementById(rule.id);
      if (here && here.localName === "section") here.replaceWith(rule);
    });
    if (!part.querySelector(".rb-regel")) return;
    part.querySelectorAll('[id^="r-"]').forEach(function (rule) {
      var item = document.getElementById(rule.id);
      if (item) item.removeAttribute("id");
    });
    last.after(part);
    last = part;
  }

  function number(stop) {
    var rule = stop.closest(".rb-regel");
    var numbers = rule ? rule.querySelectorAll(".rb-nr ins, .rb-nr") : [];
    var last = numbers[numbers.length - 1];
    return last ? ": regel " + last.textContent.trim() : "";
  }

  function lead(link, stop, words) {
    var to = stop ? "#" + stop.firstElementChild.id : "#wijzigingen";
    if (link.getAttribute("href") === to) return;
    link.setAttribute("href", to);
    link.textContent = stop ? words(stop) : "naar de lijst";
  }

  /* From change to change, also from the last of a chapter to the first of the next. */
  function linked() {
    var stops = document.querySelectorAll("article .rb-wn");
    stops.forEach(function (stop, at) {
      var onward = stop.firstElementChild;
      if (!stop.children[1]) {
        var back = onward.cloneNode(true);
        back.removeAttribute("id");
        stop.append(" ", back);
      }
      lead(onward, stops[at + 1], function (next) { return "volgende wijziging" + number(next); });
      lead(stop.children[1], stops[at - 1], function () { return "vorige wijziging"; });
    });
  }

  /* What the address asks for. */
  function target() {
    return document.getElementById(location.hash.slice(1));
  }

  /* Gives a function that puts what is read now back where it is: what the address asks for, where that is in sight, else
     the last rule or heading that begins in the upper half of the window. A rule that came is found by its id, as is
     the link in it that has the focus; what the address asks for may be among what came. */
  function kept() {
    var asked = target();
    var isSeen = asked && asked.getClientRects().length && Math.abs(asked.getBoundingClientRect().top) < innerHeight;
    var part = isSeen ? asked : Array.from(document.querySelectorAll("article :is(h1, h2, h3)")).filter(function (head) {
      return head.getClientRects().length && head.getBoundingClientRect().top < innerHeight / 2;
    }).pop();
    part = part.closest("[id^=r-]") || part;
    var top = part.getBoundingClientRect().top;
    var focus = document.activeElement;
    var around = focus.closest("section[id^=r-]");
    function alike(rule) {
      return Array.from(rule.querySelectorAll("a[href], summary")).filter(function (way) { return way.textContent === focus.textContent; });
    }
    var rank = around && alike(around).indexOf(focus);
    return function () {
      if (!asked && !scrollY && target()) return target().scrollIntoView({ behavior: "instant" });
      var now = part.isConnected && !isSeen ? part : document.getElementById(part.id) || part;
      scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
      if (focus.isConnected) return;
      var rule = document.getElementById(around.id);
      (alike(rule)[rank] || rule.querySelector("a[href]")).focus({ preventScroll: true });
    };
  }

  /* One at a time: the button stays what has the focus, also where this fails. */
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  var isAsked = button.dataset.alles !== "zelf";
  button.dataset.alles = "";
  state.textContent = "Bezig met ophalen.";
  Promise.all(chapters.map(page)).then(function (docs) {
    docs.forEach(madeLocal);
    var keep = isAsked || kept();
    docs.forEach(put);
    linked();
    document.querySelectorAll(".rb-wijzigingen a").forEach(function (link) { link.setAttribute("href", link.hash); });
    button.dispatchEvent(new Event("alles"));
    while (button.previousSibling) button.previousSibling.remove();
    state.textContent = "Alle teksten staan nu op deze pagina.";
    button.hidden = true;
    if (!isAsked) return keep();
    (target() || state).scrollIntoView({ behavior: "instant" });
    state.focus({ preventScroll: true });
  }).catch(function () {
    button.removeAttribute("aria-disabled");
    state.textContent = "Ophalen lukte niet. Probeer het opnieuw, of kies een hoofdstuk in de lijst.";
  });
})();
