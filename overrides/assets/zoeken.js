// The page of results. The address alone gives them: ?q=, and ?onderwerp= and ?voor= to narrow them.
(function () {
  "use strict";
  const list = document.getElementById("resultaten"), state = document.getElementById("zoekstand");
  const form = document.getElementById("zoekform"), help = document.getElementById("zoekhulp");
  const near = document.getElementById("bedoelde"), more = document.getElementById("zoekmeer");
  if (!list || !form) return;
  const SHOWN = 15, zoek = window.regelboekZoek, heading = document.title;
  let asked = "";
  form.hidden = false;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }
  function fill(where, pieces) {
    pieces.forEach(function (piece) { where.append(piece[1] ? element("mark", "", piece[0]) : piece[0]); });
    return where;
  }
  function choice() {
    return { q: form.elements.q.value.trim(), onderwerp: form.elements.onderwerp.value, voor: form.elements.voor.value };
  }
  function address(wanted) {
    const query = new URLSearchParams();
    Object.keys(wanted).forEach(function (key) { if (wanted[key]) query.set(key, wanted[key]); });
    return location.pathname + (query.size || query.toString() ? "?" + query : "");
  }

  function result(engine, page, found) {
    const item = element("li"), head = element("h2", "rb-hit__titel"), link = element("a");
    link.href = zoek.address(page);
    if (page.n) link.append(element("span", "rb-nr", page.n), " ");
    fill(link, engine.marked(page.t, found.meant));
    head.append(link);
    const meta = element("p", "rb-hit__meta");
    const rule = page.a.startsWith("regels/");
    meta.append(element("span", rule ? "rb-kracht rb-kracht--" + page.s : "rb-hit__soort", zoek.kind(page)));
    const topic = page.s !== "onderwerp" ? engine.pages[(page.o || [])[0]] : null;
    if (topic) meta.append(" · ", topic.t);
    item.append(head, meta, fill(element("p"), engine.marked(engine.sentence(page, found.meant), found.meant)));
    const former = engine.formerly(page, found.known);
    if (former) item.append(element("p", "rb-hit__eerder", former.charAt(0).toUpperCase() + former.slice(1) + "."));
    return item;
  }

  function show(engine, wanted) {
    const found = engine.ask(wanted.q, wanted);
    const nothing = !wanted.q && !wanted.onderwerp && !wanted.voor;
    const hits = nothing ? [] : found.hits;
    list.textContent = "";
    hits.forEach(function (hit, i) {
      const item = result(engine, hit.page, found);
      item.hidden = i >= SHOWN;
      list.append(item);
    });
    more.hidden = hits.length <= SHOWN;
    more.textContent = "Toon nog " + (hits.length - SHOWN);
    help.hidden = hits.length > 0;
    suggest(engine, hits.length || nothing ? [] : engine.nearest(wanted.q), wanted);
    state.textContent = nothing ? "" : said(hits.length, wanted);
    document.title = wanted.q ? "‘" + wanted.q + "’: " + heading : heading;
    list.setAttribute("aria-busy", "false");
  }
  function said(count, wanted) {
    const about = (wanted.q ? " voor ‘" + wanted.q + "’" : "") + chosen("onderwerp", " in ") + chosen("voor", ", ");
    if (count) return (count === 1 ? "1 resultaat" : count + " resultaten") + about + ".";
    return "Niets gevonden" + about + ". Probeer een ander woord" +
      (wanted.onderwerp || wanted.voor ? ", of zoek in alles." : ", of kies hieronder een onderwerp.");
  }
  function chosen(name, lead) {
    const select = form.elements[name];
    return select.value ? lead + select.options[select.selectedIndex].text.replace(/^[A-Z](?=[a-z])/, function (first) { return first.toLowerCase(); }) : "";
  }
  function suggest(engine, words, wanted) {
    near.textContent = "";
    near.hidden = !words.length;
    if (!words.length) return;
    near.append("Bedoelde u misschien: ");
    words.forEach(function (word, i) {
      const link = element("a", "", word);
      link.href = address({ q: word, onderwerp: wanted.onderwerp, voor: wanted.voor });
      near.append(i ? ", " : "", link);
    });
    near.append("?");
  }

  // The question in the address: behind ? for who follows or shares it, behind #? from a form.
  function begin() {
    const typed = location.hash.startsWith("#?");
    const query = new URLSearchParams(typed ? location.hash.slice(2) : location.search);
    const question = (query.get("q") || "").trim();
    if (query.toString() === asked) return;
    asked = query.toString();
    document.querySelectorAll('form[role="search"] input[name="q"]').forEach(function (input) { input.value = question; });
    ["onderwerp", "voor"].forEach(function (name) { form.elements[name].value = query.get(name) || ""; });
    run(typed);
  }
  function run(remember) {
    const wanted = choice();
    list.setAttribute("aria-busy", "true");
    zoek.load().then(function (engine) {
      show(engine, wanted);
      // a folder without a server may refuse another address
      if (remember) try { history.replaceState(null, "", address(wanted)); } catch (refused) { return; }
    }).catch(function () {
      state.textContent = "Zoeken lukt nu niet: de woordenlijst is niet te laden. Blader door de onderwerpen hieronder.";
      help.hidden = false;
      list.setAttribute("aria-busy", "false");
    });
  }

  ["onderwerp", "voor"].forEach(function (name) {
    form.elements[name].addEventListener("change", function () { run(true); });
  });
  more.addEventListener("click", function () {
    const first = list.querySelector("li[hidden]");
    list.querySelectorAll("li[hidden]").forEach(function (item) { item.hidden = false; });
    more.hidden = true;
    first.querySelector("a").focus();
  });
  window.addEventListener("hashchange", begin);
  window.addEventListener("popstate", begin);
  begin();
})();
