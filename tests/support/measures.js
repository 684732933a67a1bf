// What the tests measure in a page. Each measure gives a list of faults in words; none is good.
window.regelboekMeasures = (() => {
  "use strict";
  const TARGETS = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";

  function name(element) {
    const words = (element.textContent || element.id || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName} class="${element.className}"> ${words}`;
  }
  function shown(element) {
    if (!element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) return false;
    return [...element.getClientRects()].some((box) => box.width > 0 && box.height > 0);
  }
  function targets() {
    return [...document.querySelectorAll(TARGETS)].filter((element) => shown(element) && !element.disabled);
  }

  async function axeFaults() {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    // What a bar at the edge of the window covers scrolls on: sizes are judged with the bar at its own place.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".rb-loop { position: static !important; }");
    document.adoptedStyleSheets = [sheet];
    const found = await axe.run(document, { resultTypes: ["violations"], runOnly: tags });
    document.adoptedStyleSheets = [];
    return found.violations.map((v) => `${v.id}: ` +
      v.nodes.map((n) => `${n.target.join(" ")} ${n.html.slice(0, 120)}`).join(" | "));
  }

  // Reflow (1.4.10): nothing makes the page wider than the window.
  function overflow() {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide <= 1) return [];
    const edge = document.documentElement.clientWidth + 1;
    const culprit = [...document.body.querySelectorAll("*")].find((e) => shown(e) && e.getBoundingClientRect().right > edge);
    return [`${wide} pixels too wide: ${culprit ? name(culprit) : "?"}`];
  }

  // Text that its own box cuts off, where no scrolling brings it back.
  function clipped() {
    return [...document.body.querySelectorAll("*")].filter((element) => {
      if (!shown(element) || element.closest(".rb-vh") || element.localName === "input") return false;
      const style = getComputedStyle(element);
      const cut = (way) => ["hidden", "clip"].includes(style[way]);
      return (cut("overflowX") && element.scrollWidth > element.clientWidth + 1)
        || (cut("overflowY") && element.scrollHeight > element.clientHeight + 1);
    }).map((element) => `cut off: ${name(element)}`);
  }

  // No target lies under another one.
  function overlaps() {
    const boxes = targets().slice(0, 250).flatMap((element) =>
      [...element.getClientRects()].map((box) => ({ element, box })));
    const faults = [];
    boxes.forEach((one, place) => boxes.slice(place + 1).forEach((two) => {
      if (one.element.contains(two.element) || two.element.contains(one.element)) return;
      const wide = Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left);
      const high = Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top);
      if (wide > 2 && high > 6) faults.push(`overlap: ${name(one.element)} and ${name(two.element)}`);
    }));
    return faults;
  }

  // Text spacing (1.4.12): set what a reader may set, as WCAG states it.
  function spaced() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    const faults = [...overflow(), ...clipped(), ...overlaps()];
    document.adoptedStyleSheets = [];
    return faults;
  }

  // Focus Visible (2.4.7) and Not Obscured (2.4.11): every stop, in the order of Tab.
  function focus() {
    const faults = [];
    for (const element of targets()) {
      if (element.tabIndex > 0) faults.push(`out of order: ${name(element)}`);
      element.focus({ focusVisible: true });
      if (document.activeElement !== element) { faults.push(`takes no focus: ${name(element)}`); continue; }
      const style = getComputedStyle(element), box = element.getBoundingClientRect();
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`no visible focus: ${name(element)}`);
      if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) faults.push(`out of sight: ${name(element)}`);
    }
    return faults;
  }

  function unfold() {
    document.querySelectorAll("details").forEach((element) => { element.open = true; });
    return [];
  }

  function moving() {
    const moves = (style) => [style.transitionDuration, style.animationDuration].join().split(",")
      .some((time) => parseFloat(time) > 0.001);
    const faults = [document.documentElement, ...document.querySelectorAll("body, body *")]
      .filter((element) => moves(getComputedStyle(element))).map((element) => `moves: ${name(element)}`);
    if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") faults.push("scrolls smoothly");
    return faults.slice(0, 5);
  }

  // Landmarks, headings and names that hold for every page of the site.
  function outline() {
    const faults = [];
    const need = (test, words) => { if (!test) faults.push(words); };
    need(document.documentElement.lang === "nl", "language");
    need(document.querySelectorAll("h1").length === 1, "one h1");
    need(document.querySelectorAll("main").length === 1, "one main");
    need(document.querySelector("header a[href='#tekst']"), "skip link");
    need(document.getElementById("tekst")?.closest("main"), "skip link leads into main");
    need(!document.querySelector("main .rb-lade"), "navigation stands before main");
    const names = [...document.querySelectorAll("nav, [role=search]")].filter(shown)
      .map((e) => e.getAttribute("aria-label") || e.getAttribute("aria-labelledby"));
    need(names.every(Boolean), "every navigation has a name");
    need(new Set(names).size === names.length, `names of landmarks differ: ${names}`);
    return faults;
  }

  // Each word that came, went or moved has words for who listens where its stretch begins and where it ends: its own,
  // those of the change that it is a part of, or those of the block around it that came, went or moved as a whole.
  function heard() {
    const says = (element, where) => /[a-z]/.test(getComputedStyle(element, where).content.replace(/^(none|normal)$/, ""));
    const label = (element) => Boolean(element?.matches(".rb-lb"));
    const begins = (mark) => says(mark, "::before") || label(mark.previousElementSibling)
      || (mark.previousElementSibling?.localName === mark.localName && begins(mark.previousElementSibling));
    const block = (element) => says(element, "::after") && Boolean(element.matches("[data-deel]")
      ? element.previousElementSibling.querySelector(".rb-lb, .rb-vh") : element.querySelector(".rb-lb"));
    const silent = (mark) => {
      if (mark.closest(".rb-nr, .rb-lid__nr, td, th") && says(mark, "::before")) return false;  // ends with its field
      const change = mark.closest(".rb-w");
      if (mark.closest(".rb-heel > h3")?.querySelector(".rb-pil")) return false;  // a heading is heard as one
      if (change && (mark.parentElement === change || mark.closest(".rb-anders"))) return !begins(mark) || !says(change, "::after");
      const around = mark.closest(".rb-in, .rb-uit, .rb-hier, .rb-weg");
      return change?.contains(around) || !around || !block(around);
    };
    const marks = [...document.querySelectorAll("main :is(ins, del):not(.rb-wit)")];
    const own = (mark) => [...mark.childNodes].some((node) => !node.matches?.("ins, del, .rb-x, .rb-w") && node.textContent.trim());
    return marks.filter((mark) => own(mark) && silent(mark)).map((mark) => `not heard: ${name(mark)} in ${name(mark.parentElement)}`);
  }

  // What leads from change to change stands before a block, takes no room, and is never heard among its words.
  function spaces() {
    return [...document.querySelectorAll("main .rb-wn")]
      .filter((links) => links.closest("p, h1, h2, h3, h4, h5, h6, ins, del, .rb-w") || getComputedStyle(links).position !== "absolute"
        || (links.parentElement.matches("li, td, th") && links.previousSibling))
      .map((links) => `links among the words of ${name(links.parentElement)}`);
  }

  // An item that came, went or moved stands with the others of its list.
  function bullets() {
    const left = (item) => {
      const text = document.createTreeWalker(item, NodeFilter.SHOW_TEXT, (node) =>
        (node.parentElement.closest(".rb-wn") || !node.data.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)).nextNode();
      const shown = text?.parentElement.closest(".rb-lb, ins, del") || item;
      return shown.getBoundingClientRect().left;
    };
    return [...document.querySelectorAll("main ul > li:is(.rb-in, .rb-uit, .rb-hier, .rb-weg)")].filter((item) => shown(item))
      .filter((item) => getComputedStyle(item).listStylePosition !== "outside" || Math.abs(left(item) - item.parentElement.getBoundingClientRect().left
        - parseFloat(getComputedStyle(item.parentElement).paddingLeft)) > 2)
      .map((item) => `out of its list: ${name(item)}`);
  }

  return { axe: axeFaults, heard, spaces, bullets, overflow, clipped, overlaps, spaced, focus, unfold, moving, outline };
})();
