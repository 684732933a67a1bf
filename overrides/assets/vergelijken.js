/* Comparing works without this. It keeps how the reader wants to see texts, and lets them choose among changes. */
(() => {
  "use strict";
  var KEY = "regelboek-weergave";
  var links = document.querySelectorAll("[data-weergave]");

  function kept() {
    try { return localStorage.getItem(KEY); } catch (e) { return null; }
  }

  function keep(value) {
    try { localStorage.setItem(KEY, value); } catch (e) {}
  }

  /* The rule or heading that is read now, or what the address asks for. */
  function place() {
    var seen = Array.from(document.querySelectorAll("article :is([id^=r-], h2[id])")).filter((part) => !part.closest("[hidden]") && part.getBoundingClientRect().top < 120).pop();
    return seen ? seen.id : location.hash;
  }

  links.forEach((link) => {
    link.addEventListener("click", () => { keep(link.dataset.weergave); link.search = location.search; link.hash = place(); });
    var wanted = link.dataset.weergave === kept() && !link.hasAttribute("aria-current");
    /* who came by a link to one change stays where that link led */
    if (wanted && !location.hash) location.replace(link.href + location.search);
  });

  /* links from elsewhere on the site to a comparison lead to the view that was chosen */
  if (kept() === "naast") {
    document.querySelectorAll('a[href*=".."][href$="/"]').forEach((link) => {
      if (/vergelijk\/[^/]+\.\.[^/]+\/(hoofdstukken\/[^/]+\/)?$/.test(link.href) && !link.closest(".rb-wissel, .rb-lijstdeel")) {
        link.href += "naast-elkaar/";
      }
    });
  }

  var src = document.currentScript.src;
  function load(name) {
    var script = document.createElement("script");
    script.src = src.replace("vergelijken.js", name);
    document.head.append(script);
  }

  /* what the bar does is fetched when it is first pressed */
  document.querySelectorAll("[data-loop]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      var bar = button.parentNode;
      if (!bar.dataset.weg) load("loop.js");
      bar.dataset.weg = button.dataset.loop;
    });
  });

  var form = document.querySelector("[data-keuzes]");
  if (!form) return;
  var choices = Array.from(form.querySelectorAll("[data-keuze]"));
  var state = form.querySelector("[data-stand]");
  var items = Array.from(document.querySelectorAll(".rb-wijzigingen > li"));
  var others = document.querySelectorAll("[data-keusdeel] [data-soort]");
  var reset = document.createElement("button");
  reset.type = "button";
  reset.className = "rb-mk";
  reset.textContent = "Toon alles";
  state.after(reset);
  form.hidden = !choices.length;

  /* from change to change: onward the last comes first, so that what each leads to is known before it */
  var ways;
  function gather() {
    ways = [Array.from(document.querySelectorAll(".rb-wn :first-child")).reverse(), document.querySelectorAll(".rb-wn :last-child")];
    ways.forEach((links) => links.forEach((link) => link.was = link.cloneNode(true)));
  }
  gather();

  /* A link to a change that is hidden leads where the links of that change lead. */
  function leadOn(links) {
    links.forEach((link, place) => {
      var there = place && links[place - 1];
      var from = there && there.closest("[hidden]") ? there : link.was;
      link.setAttribute("href", from.getAttribute("href")); /* below the address, whatever was chosen there */
      link.textContent = from.textContent;
    });
  }

  function fits(item) {
    return choices.every((choice) => !choice.value || item.dataset[choice.dataset.keuze].split(" ").includes(choice.value));
  }

  /* What the address asks for, and whether the choice hides it. */
  function goal() {
    return document.getElementById(location.hash.slice(1));
  }
  function isLost() {
    return goal() && goal().closest("[hidden]");
  }

  function choose() {
    /* a rule that stands in the list under more names is shown if any of them is; where no texts stand it is the item */
    var shown = items.filter(fits);
    [items, shown].forEach((some, hidden) => some.forEach((item) => {
      var text = document.getElementById(item.querySelector("a").hash.slice(1));
      [item, text && (text.closest(".rb-regel") || text)].forEach((part) => {
        if (part) part.hidden = !hidden;
      });
    }));
    others.forEach((other) => { other.hidden = !fits(other); });
    document.querySelectorAll(".rb-lijstdeel, .rb-hoofdstukdeel, [data-keusdeel]").forEach((part) => {
      part.hidden = !part.querySelector("[data-soort]:not([hidden]), .rb-regel:not([hidden])");
    });
    /* what is no rule stands only with all of them */
    var isPart = shown.length < items.length;
    document.querySelectorAll("[data-heel]").forEach((part) => { part.hidden = isPart; });
    reset.hidden = !isPart;
    ways.forEach(leadOn);
    state.textContent = isPart ? (isLost() ? "Waar uw link naartoe gaat, hoort niet bij uw keuze. " : "") + shown.length + " van de " + items.length + " regels: "
      + choices.map((choice) => choice.value && choice.selectedOptions[0].text).filter(Boolean).join(", ")
      + ". Begrippen, hoofdstukken en wat gelijk bleef staan er nu niet bij." : "";
  }

  /* What was chosen stands in the address, to keep and to share; what is asked for there may be none of the options. */
  var asked = new URLSearchParams(location.search);
  function written(hash) {
    choices.forEach((choice) => { if (choice.value) asked.set(choice.dataset.keuze, choice.value); else asked.delete(choice.dataset.keuze); });
    try { history.replaceState(null, "", location.pathname + (asked.size ? "?" + asked : "") + hash); } catch (e) {}
  }
  choices.forEach((choice) => {
    choice.value = asked.get(choice.dataset.keuze) || "";
    if (!choice.value) choice.value = "";
    choice.addEventListener("change", () => { written(""); choose(); });
  });
  choose();

  /* A link to what is hidden leads to where that is said, and all is one press away. */
  function lost() {
    if (!isLost()) return;
    choose();
    form.scrollIntoView({ behavior: "instant" });
    reset.focus({ preventScroll: true });
  }
  addEventListener("hashchange", lost);
  addEventListener("load", lost); /* the browser has gone to the address by then */
  reset.addEventListener("click", () => {
    choices.forEach((choice) => { choice.value = ""; });
    choose();
    written(location.hash);
    choices[0].focus({ preventScroll: true });
    (goal() || form).scrollIntoView({ behavior: "instant" });
  });

  /* The texts that do not fit come when the reader nears those that are here, unless data must be saved; or when asked for. */
  var all = document.querySelector("[data-alles]");
  if (!all || location.protocol === "file:") return;
  all.hidden = false;
  all.addEventListener("click", () => load("alles.js"));
  all.addEventListener("alles", () => { gather(); choose(); });
  function near() {
    new IntersectionObserver((seen, watch) => {
      if (!seen[0].isIntersecting) return;
      watch.disconnect();
      all.dataset.alles = "zelf";
      load("alles.js");
    }, { rootMargin: location.hash ? "99999px" : "1500px" }).observe(document.querySelector("#teksten"));
  }
  if ((navigator.connection || {}).saveData) return;
  if (scrollY || location.hash) near(); else addEventListener("scroll", near, { once: true });
})();
