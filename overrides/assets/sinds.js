/* A day leads to the period it is in; the list of periods needs no script. */
(function () {
  "use strict";
  var form = document.querySelector("[data-dag]");
  if (!form) return;
  var day = form.querySelector("input");
  var state = form.querySelector("[role=status]");
  form.hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var found = null;
    document.querySelectorAll("[data-vanaf]").forEach(function (item) {
      if (item.dataset.vanaf <= day.value && (!found || item.dataset.vanaf > found.dataset.vanaf)) found = item;
    });
    if (found) location.href = found.querySelector("a").href;
    else state.textContent = "Op die dag was er nog geen versie van de code.";
  });
})();
