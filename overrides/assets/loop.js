/* The bar below the texts: to the change above or below the one that was led to, else what is seen. */
(() => {
  "use strict";
  var bar = document.querySelector(".rb-loop");

  /* What is folded stands where its fold is; leading there unfolds it. */
  function height(stop) {
    return (stop.closest("details:not([open])") || stop).getBoundingClientRect().top;
  }

  function go() {
    var way = Number(bar.dataset.weg);
    var stops = Array.from(document.querySelectorAll("article .rb-wn")).filter((stop) => !stop.closest("[hidden]"));
    var here = stops.findIndex((stop) => stop.querySelector(":target") && height(stop) > 0 && height(stop) < innerHeight);
    var passed = stops.filter((stop) => height(stop) < 90).length;
    var there = stops[here < 0 ? passed - (way < 0) : here + way];
    var goal = there ? there.firstElementChild : document.getElementById("wijzigingen");
    location.hash = goal.id;
    goal.scrollIntoView();
  }

  bar.addEventListener("click", (event) => { if (event.target.dataset.loop) go(); });
  go();
})();
