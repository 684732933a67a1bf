/* A day leads to the period it is in, one before the first to the oldest; the list of periods needs no script. */
(function () {
  "use strict";
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
    if (found) location.href = found.querySelector("a").href;
    else if (!at) state.textContent = "Die dag bestaat niet. Vul een dag in zoals 10-01-2022.";
    else if (at > today()) state.textContent = "Die dag moet nog komen. Kies een dag tot en met vandaag.";
    else state.textContent = "Er is nog geen versie van de code van kracht.";
  });
})();
