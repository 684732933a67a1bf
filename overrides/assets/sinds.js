/* A day leads to the period it is in, one before the first to the oldest; the lists need no script. */
(function () {
  "use strict";

  /* the day that was asked for, on the list that it led to */
  var asked = document.querySelector("[data-op]");
  var on = new Date(new URLSearchParams(location.search).get("op") + "T00:00:00Z");
  if (asked && !isNaN(on)) {
    asked.textContent = " Uw dag is " + on.toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) + ".";
  }

  /* who reads for one role sees the rules for it */
  var roles = document.querySelector("div[data-voor]");
  if (roles) {
    var items = Array.from(document.querySelectorAll("li[data-voor]"));
    roles.hidden = false;
    roles.querySelector("select").addEventListener("change", function (event) {
      var role = event.target.value;
      items.forEach(function (item) { item.hidden = role && !item.dataset.voor.split(" ").includes(role); });
      document.querySelectorAll(".rb-regels").forEach(function (list) {
        list.hidden = list.previousElementSibling.hidden = !list.querySelector(":scope > li:not([hidden])");
      });
      var shown = items.filter(function (item) { return !item.hidden; }).length;
      roles.querySelector("[role=status]").textContent = role ? shown + " van de " + items.length + " regels" : "";
    });
  }

  var form = document.querySelector("[data-dag]");
  if (!form) return;
  var day = form.querySelector("input");
  var state = form.querySelector("[role=status]");
  form.hidden = false;
  form.noValidate = true; // what is wrong is said below, in Dutch

  /* As `2024-07-02`, or as typed where the browser knows no days; empty for a day that does not exist. */
  function chosen() {
    var typed = day.value.trim().replace(/^(\d{1,2})-(\d{1,2})-(\d{4})$/, function (all, d, m, y) {
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
    else if (!at) state.textContent = (day.value.trim() ? "Die dag bestaat niet. " : "") + "Vul een dag in, zoals 10-01-2024.";
    else if (at > today()) state.textContent = "Die dag moet nog komen. Kies een dag tot en met vandaag.";
    else state.textContent = "Er is nog geen versie van de code van kracht.";
  });
})();
