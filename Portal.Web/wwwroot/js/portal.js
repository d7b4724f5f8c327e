// The little that pages do in the browser by themselves. Everything is delegated from the document, so that it survives
// whatever Blazor renders anew.
(() => {
  "use strict";
  const root = document.documentElement;
  const narrow = matchMedia("(max-width: 1080px)");

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function toggleTheme() {
    const theme = isDark() ? "light" : "dark";
    root.dataset.theme = theme;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
  }

  function setDrawer(open) {
    const button = document.querySelector("[data-menu]");
    root.toggleAttribute("data-drawer", open);
    button?.setAttribute("aria-expanded", String(open));
    if (open) {
      document.querySelector("#side a")?.focus();
    }
  }

  function closePopups(except) {
    document.querySelectorAll("details[data-popup][open]").forEach(popup => {
      if (!popup.contains(except)) {
        popup.open = false;
      }
    });
  }

  // Copies a field's value; where the browser does not let us, the value is selected for the person to copy.
  async function copy(button) {
    const field = document.getElementById(button.dataset.copy);
    const said = button.parentElement.querySelector("[data-copied]");
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = said.dataset.copied;
    } catch {
      field.focus();
      field.select();
    }
  }

  // Few readers check evidence themselves; only theirs load what it takes.
  async function checkEvidence(panel) {
    try {
      const { check } = await import(panel.dataset.check);
      await check(panel);
    } catch {
      panel.querySelector("[data-outcome]").textContent = panel.dataset.missing;
    }
  }

  document.addEventListener("click", event => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) {
      return;
    }
    closePopups(target);
    if (target.closest("[data-theme-toggle]")) {
      toggleTheme();
    } else if (target.closest("[data-menu]")) {
      setDrawer(!root.hasAttribute("data-drawer"));
    } else if (target.closest("[data-reload]")) {
      location.reload();
    } else if (target.closest("[data-print]")) {
      print();
    } else if (target.closest("[data-copy]")) {
      copy(target.closest("[data-copy]"));
    } else if (target.closest("[data-check-start]")) {
      checkEvidence(target.closest("[data-check]"));
    } else if (root.hasAttribute("data-drawer") && (target.closest("#side a") || !target.closest("#side"))) {
      setDrawer(false);
    }
    // The router only scrolls to a fragment; who skips the menu wants to go on from there.
    if (target.closest("a.skip")) {
      event.preventDefault();
      document.getElementById("main")?.focus();
    }
    const link = target.closest("a[data-focus]");
    if (link) {
      event.preventDefault();
      focusField(link.dataset.focus);
    }
  });

  document.addEventListener("keydown", event => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.querySelector("[data-search]");
      if (search && search.offsetParent !== null) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    } else if (event.key === "Escape") {
      const popup = document.querySelector("details[data-popup][open]");
      if (popup) {
        popup.open = false;
        popup.querySelector("summary")?.focus();
      } else if (root.hasAttribute("data-drawer")) {
        setDrawer(false);
        document.querySelector("[data-menu]")?.focus();
      }
    }
  });

  // Escape leaves a dialog from the moment it shows; a list that stands open over it is closed first, by itself.
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.isComposing) {
      return;
    }
    const lists = [...document.querySelectorAll(".rz-popup, .rz-overlaypanel")];
    if (!lists.some(list => list.checkVisibility())) {
      document.querySelector(".portal-dialog [data-leave]")?.click();
    }
  }, true);

  // Through a tree with the arrows, as screen readers and file lists do: forward opens or goes in, backward closes or goes out.
  function walkTree(event, tree) {
    const branches = [...tree.querySelectorAll("[data-branch]")];
    const here = event.target.closest("[data-branch]");
    const forward = getComputedStyle(tree).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const twist = here.querySelector("[aria-expanded]");
    const isOpen = twist?.getAttribute("aria-expanded") === "true";
    const at = branches.indexOf(here);
    let next;
    if (event.key === "ArrowDown") {
      next = branches[at + 1];
    } else if (event.key === "ArrowUp") {
      next = branches[at - 1];
    } else if (event.key === "Home") {
      next = branches[0];
    } else if (event.key === "End") {
      next = branches.at(-1);
    } else if (event.key === forward && isOpen) {
      next = branches[at + 1];
    } else if (event.key === forward || (event.key === backward && isOpen)) {
      twist?.click();
    } else if (event.key === backward) {
      next = here.closest("ul").closest("li")?.querySelector("[data-branch]");
    } else {
      return;
    }
    event.preventDefault();
    next?.querySelector("a")?.focus();
  }

  document.addEventListener("keydown", event => {
    const tree = event.target instanceof Element && event.target.closest("[data-branch]")?.closest("[data-tree]");
    if (tree && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
      walkTree(event, tree);
    }
  });

  narrow.addEventListener("change", () => setDrawer(false));

  // A link of the error summary goes to the field, or to the first choice of a group.
  function focusField(id) {
    const field = document.getElementById(id);
    const control = field?.matches("input, select, textarea, button") ? field : field?.querySelector("input, select, textarea, button");
    (control ?? field)?.focus();
    (control ?? field)?.scrollIntoView({ block: "center" });
  }

  // A page that has just come is read from its heading on, unless the person writes in it already.
  function focusHeading() {
    const heading = document.querySelector("h1");
    if (!heading || document.activeElement?.matches("#main :is(input, textarea, select), dialog *")) {
      return;
    }
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  // Once the circuit is gone for good, the page comes back by itself as soon as the server answers.
  async function reloadWhenBack() {
    for (;;) {
      await new Promise(done => setTimeout(done, 1000));
      try {
        const answer = await fetch(location.href, { method: "HEAD", cache: "no-store", redirect: "manual" });
        if (answer.type === "opaqueredirect" || answer.status < 500) {
          location.reload();
          return;
        }
      } catch {
        // Not there yet; the next round asks again.
      }
    }
  }

  const reconnect = document.getElementById("components-reconnect-modal");
  let waiting = false;
  if (reconnect) {
    new MutationObserver(() => {
      const gone = reconnect.matches(".components-reconnect-failed, .components-reconnect-rejected");
      if (gone && !waiting) {
        waiting = true;
        reloadWhenBack();
      }
    }).observe(reconnect, { attributes: true, attributeFilter: ["class"] });
  }

  Object.assign(window.portal ??= {}, { focusField, focusHeading, focus: element => element?.focus() });

  // A browser tells of a date after each digit of its year. It is an answer once the year has four of them, or when the field is left.
  const halfTyped = new WeakSet();

  document.addEventListener("change", event => {
    const field = event.target;
    if (field.type === "date" && field === document.activeElement && field.value !== "" && field.value < "1000") {
      halfTyped.add(field);
      event.stopImmediatePropagation();
    } else {
      halfTyped.delete(field);
    }
  }, true);

  document.addEventListener("focusout", ({ target: field }) => {
    if (halfTyped.delete(field)) {
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  // Inside data-autosave an answer counts as given when the person pauses, not only when the field is left.
  const pause = 1200;
  const typing = new WeakMap();

  document.addEventListener("input", event => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || !field.closest("[data-autosave]")) {
      return;
    }
    // A half-typed address is no answer yet, and choices change at once by themselves.
    if (!["text", "textarea", "number", "search"].includes(field.type)) {
      return;
    }
    clearTimeout(typing.get(field));
    typing.set(field, setTimeout(() => field.dispatchEvent(new Event("change", { bubbles: true })), pause));
  });

  document.addEventListener("change", event => clearTimeout(typing.get(event.target)), true);
})();
