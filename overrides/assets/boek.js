// Page numbers in the contents of the booklet, for browsers whose CSS cannot ask for them yet.
// Just before printing the text is laid out in columns of the size of a sheet, with the styles of
// paper; the column of a heading is its page. It all happens before the next frame is drawn.
(function () {
  "use strict";
  var book = document.querySelector(".rb-boek");
  if (!book || CSS.supports('content: target-counter("#a", page)')) return;

  function number() {
    var styles = document.querySelectorAll('link[media="print"]'), x = scrollX, y = scrollY;
    styles.forEach(function (link) { link.media = "all"; });
    book.classList.add("rb-boek--blad");
    var sheet = book.getBoundingClientRect();
    book.querySelectorAll(".rb-inhoud a").forEach(function (link) {
      var heading = document.getElementById(link.hash.slice(1));
      var left = heading.getBoundingClientRect().left - sheet.left;
      link.dataset.blz = Math.floor((left + 1) / sheet.width) + 1;
    });
    book.classList.remove("rb-boek--blad");
    styles.forEach(function (link) { link.media = "print"; });
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  addEventListener("beforeprint", number);
})();
