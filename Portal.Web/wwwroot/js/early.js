// Until the circuit is there a page only shows; then it is drawn anew, without what somebody on a slow line has answered by then. That is kept here, and given
// again in the moment in which the new field takes the place of the old one. The only script that the browser runs before it shows the page: none is too early.
(() => {
  "use strict";
  const root = document.documentElement;
  const cameTo = location.pathname;
  const patience = 30_000;
  const early = new Map();
  let lastAt = null;

  // A choice among several has the name of them all and no other.
  const named = name => [...document.querySelectorAll(`#main [name="${CSS.escape(name)}"]`)];
  const find = ({ field, place }) => field.id ? document.getElementById(field.id) : named(field.name)[place];

  function keep({ target: field }) {
    if (!(field.id || field.name) || !field.matches("#main :is(input, textarea, select)") || ["file", "password", "hidden"].includes(field.type)) {
      return;
    }
    const place = field.id ? null : named(field.name).indexOf(field);
    // Of choices that exclude each other the last one counts.
    lastAt = field.type === "radio" ? `radio ${field.name}` : field.id || `${field.name} ${place}`;
    early.set(lastAt, { field, place });
  }

  function give(old, field) {
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked !== old.checked) {
        field.click();
      }
    } else if (field.value !== old.value) {
      field.value = old.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  // Where the person was they go on, in the middle of a word if need be; who writes somewhere else by now stays there.
  function goOn(old, field) {
    if (document.activeElement?.matches("input, textarea, select")) {
      return;
    }
    field.focus();
    if (typeof old.selectionStart === "number") {
      field.setSelectionRange(old.selectionStart, old.selectionEnd);
    }
  }

  function giveAgain() {
    // To give an answer is to hear of it as of one that was given.
    const here = lastAt;
    for (const [at, answer] of [...early]) {
      const field = answer.field.isConnected ? null : find(answer);
      if (!field) {
        continue;
      }
      early.delete(at);
      give(answer.field, field);
      if (at === here) {
        goOn(answer.field, field);
      }
    }
    lastAt = here;
  }

  // Another page may ask a question by the same name, and was not answered.
  const drawn = new MutationObserver(() => {
    if (location.pathname === cameTo) {
      giveAgain();
    } else {
      drawn.disconnect();
    }
  });

  // Some questions come a moment after their page; what stands now, the page has heard of itself.
  function interactive() {
    if (root.hasAttribute("data-interactive")) {
      return;
    }
    document.removeEventListener("input", keep, true);
    early.forEach((answer, at) => answer.field.isConnected && early.delete(at));
    setTimeout(() => drawn.disconnect(), patience);
    root.toggleAttribute("data-interactive", true);
  }

  document.addEventListener("input", keep, true);
  drawn.observe(root, { childList: true, subtree: true });
  window.portal = { interactive };
})();
