/* A day leads to the period it is in, one before the first to the oldest; the lists need no script. */
(function () {
  "use strict";

  var params = new URLSearchParams(location.search);

  /* the day that was asked for, on the list that it led to; before the first version that list is for nobody */
  var asked = document.querySelector("[data-op]");
  var day = params.get("op") || "";
  var on = new Date(day + "T00:00:00Z");
  if (asked && !isNaN(on) && !(asked.dataset.eind && day >= asked.dataset.eind)) {
    var said = on.toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    asked.textContent = day < asked.dataset.begin
      ? " Op uw dag, " + said + ", was er nog geen versie van deze code."
      : " Uw dag is " + said + ".";
  }

  /* who reads for one role sees the rules for it; the role stands in the address, to keep and to share */
  var roles = document.querySelector("div[data-voor]");
  if (roles) {
    var items = Array.from(document.querySelectorAll("li[data-voor]"));
    var role = roles.querySelector("select");
    var choose = function () {
      items.forEach(function (item) { item.hidden = role.value && !item.dataset.voor.split(" ").includes(role.value); });
      document.querySelectorAll(".rb-regels").forEach(function (list) {
        list.hidden = list.previousElementSibling.hidden = !list.querySelector(":scope > li:not([hidden])");
      });
      var shown = items.filter(function (item) { return !item.hidden; }).length;
      document.querySelector("[data-totaal]").hidden = role.value; /* counts for everyone */
      roles.querySelector("[role=status]").textContent = role.value ? shown + " van de " + items.length + " regels" : "";
    };
    role.value = params.get("voor") || "";
    if (!role.value) role.value = "";
    role.addEventListener("change", function () {
      choose();
      if (role.value) params.set("voor", role.value); else params.delete("voor");
      try { history.replaceState(null, "", location.pathname + (params.size ? "?" + params : "") + location.hash); } catch (e) {}
    });
    choose();
    roles.hidden = false;
  }

  var form = document.querySelector("[data-dag]");
  if (!form) return;
  var field = form.querySelector("input");
  var state = form.querySelector("[role=status]");
  form.hidden = false;
  form.noValidate = true; // what is wrong is said below, in Dutch

  /* As `2024-07-02`, or as typed where the browser knows no days; empty for a day that does not exist. */
  function chosen() {
    var typed = field.value.trim().replace(/^(\d{1,2})-(\d{1,2})-(\d{4})$/, function (all, d, m, y) {
      return y + "-" + m.padStart(2, "0") + "-" + d.padStart(2, "0");
    });
    var date = /^\d{4}-\d\d-\d\d$/.test(typed) ? new Date(typed + "T00:00:00Z") : new Date(NaN);
    return !isNaN(date) && date.toISOString().slice(0, 10) === typed && typed >= "1900" ? typed : "";
  }

  function today() {
    var now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var at = chosen();
    var found = null;
    if (at && at <= today()) {
      document.querySelectorAll("[data-vanaf]").forEach(function (item) {
        if (item.dataset.vanaf <= at && (!found || item.dataset.vanaf > found.dataset.vanaf)) found = item;
      });
    }
    if (found) {
      var there = new URL(found.querySelector("a").href);
      there.searchParams.set("op", at);
      location.href = there;
    }
    else if (!at) state.textContent = (field.value.trim() ? "Die dag bestaat niet. " : "") + "Vul een dag in, zoals 10-01-2024.";
    else if (at > today()) state.textContent = "Die dag moet nog komen. Kies een dag tot en met vandaag.";
    else state.textContent = "Er is nog geen versie van de code van kracht.";
  });
})();
