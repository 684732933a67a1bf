// On every page: waits until someone uses a search field, and only then loads what search needs.
(function () {
  "use strict";
  const assets = document.currentScript.src.replace(/[^/]*$/, "");
  const mark = document.currentScript.src.split("?")[1] || "";
  let ready = null;

  function script(src) {
    return new Promise(function (done, failed) {
      const made = document.createElement("script");
      made.src = src;
      made.onload = done;
      made.onerror = failed;
      document.head.append(made);
    });
  }
  function asset(name) {
    return assets + name + (mark ? "?" + mark : "");
  }

  // The engine with the index of the version that is viewed, loaded once.
  function load() {
    if (!ready) {
      let data = null;
      window.regelboekIndex = function (index) { data = index; };
      const wanted = [asset("zoektaal.js"), asset("zoekmachine.js"), index()];
      ready = Promise.all(wanted.map(script)).then(function () { return window.regelboekZoekmachine(data); });
      ready.catch(function () { ready = null; });
    }
    return ready;
  }

  function index() {
    return document.querySelector("[data-zoekindex]").dataset.zoekindex;
  }
  // Where a page that was found is; from a folder without a server its file must be named.
  function address(page) {
    const root = index().replace(/zoeken\/index\.js$/, "");
    return root + (location.protocol === "file:" ? page.a.replace(/(?=#|$)/, "index.html") : page.a);
  }
  function title(page) {
    return (page.n ? page.n + " " : "") + page.t;
  }
  function kind(page) {
    return page.s.charAt(0).toUpperCase() + page.s.slice(1);
  }

  window.regelboekZoek = { load: load, address: address, title: title, kind: kind };
  // What was typed goes behind a #, which a browser never sends; the page of results turns it into ?q=.
  // From a folder too: Firefox lets no form there be sent under a strict policy.
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (!form.matches('form[role="search"]')) return;
    event.preventDefault();
    location.href = form.action.split("#")[0] + "#?" + new URLSearchParams(new FormData(form));
  });
  document.addEventListener("focusin", function begin(event) {
    if (!event.target.matches('form[role="search"] input[name="q"]')) return;
    document.removeEventListener("focusin", begin);
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = asset("zoekveld.css");
    document.head.append(style);
    load().catch(function () {});
    script(asset("zoekveld.js")).catch(function () {});
  });
})();
