// Beside each citation and each address a button that copies it. Without this the text can be
// selected; where the clipboard is not to be had, the button selects it.
(function () {
  "use strict";
  const state = document.getElementById("kopieerstand");
  if (!state) return;

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }
  function say(button, text) {
    state.textContent = "";
    setTimeout(function () { state.textContent = text; }, 50);
    button.textContent = text.split(":")[0];
    setTimeout(function () { button.textContent = "Kopieer"; }, 3000);
  }
  function bySelection(element) {
    select(element);
    try { return document.execCommand("copy"); } catch (error) { return false; }
  }
  function copy(element, button) {
    const text = element.textContent.trim();
    const done = function () { say(button, "Gekopieerd: " + text); };
    const otherwise = function () {
      if (bySelection(element)) done();
      else say(button, "Geselecteerd: kopieer nu met Ctrl+C of Cmd+C");
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, otherwise);
    else otherwise();
  }

  document.querySelectorAll("[data-kopieer]").forEach(function (element) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rb-kopieer";
    button.textContent = "Kopieer";
    button.setAttribute("aria-label", "Kopieer " + element.dataset.kopieer);
    button.addEventListener("click", function () { copy(element, button); });
    element.after(" ", button);
  });
})();
