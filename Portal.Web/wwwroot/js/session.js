// Watches over the session of a page that is open: warns before it ends, and goes to the sign-in page, saying why, once it has.
(() => {
  "use strict";
  const dialog = document.getElementById("session-warning");
  if (!dialog) {
    return;
  }
  const second = 1000;
  const farthest = 15 * 60;
  const whileOpen = 10;
  let next = 0;
  let leaving = false;
  let ends = 0;

  const clock = () => performance.now() / second;

  async function ask() {
    const answer = await fetch("/session/state", { cache: "no-store", headers: { Accept: "application/json" } });
    return answer.ok ? answer.json() : null;
  }

  // Signing out closes this page's connection before the answer is here; the answer knows better where to go.
  document.addEventListener("submit", event => {
    leaving ||= new URL(event.target.action).pathname === "/signout";
  });

  function leave(why) {
    if (leaving) {
      return;
    }
    const back = encodeURIComponent(location.pathname + location.search);
    location.replace(`/signin?returnUrl=${back}${why ? `&why=${encodeURIComponent(why)}` : ""}`);
  }

  async function look() {
    let state = null;
    try {
      state = await ask();
    } catch {
      // The server is away: the reconnect message says so, and the next look finds out.
    }
    heed(state);
  }

  function heed(state) {
    if (state && !state.open) {
      leave(state.why);
      return;
    }
    if (state?.full && !document.documentElement.hasAttribute("data-interactive") && clock() > 5) {
      location.replace("/too-many-pages");
      return;
    }
    let pause = whileOpen;
    if (state) {
      const left = Math.min(state.idle, state.longest);
      ends = clock() + left;
      dialog.classList.toggle("longest", state.longest <= state.idle);
      if (left <= state.warning) {
        open();
      } else if (dialog.open) {
        dialog.close();
      }
      pause = left <= state.warning ? Math.min(left, whileOpen) : Math.min(left - state.warning, farthest);
    }
    clearTimeout(next);
    next = setTimeout(look, (pause + .5) * second);
  }

  function open() {
    if (!dialog.open && !dialog.dataset.understood) {
      dialog.showModal();
      dialog.querySelector("[data-stay] button").focus();
    }
    tick();
  }

  function tick() {
    const left = Math.max(0, Math.round(ends - clock()));
    dialog.querySelector("[data-left]").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (dialog.open && left > 0) {
      setTimeout(tick, second);
    }
  }

  dialog.querySelector("[data-stay]").addEventListener("submit", async event => {
    event.preventDefault();
    if (dialog.classList.contains("longest")) {
      dialog.dataset.understood = "true";
      dialog.close();
      return;
    }
    try {
      const answer = await fetch("/session/stay", { method: "POST", body: new FormData(event.target) });
      if (answer.ok) {
        heed(await answer.json());
        return;
      }
    } catch {
      // Asked again below.
    }
    await look();
  });

  // Escape is an answer too: whoever presses it is there.
  dialog.addEventListener("cancel", event => {
    event.preventDefault();
    dialog.querySelector("[data-stay]").requestSubmit();
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      look();
    }
  });

  // A lost connection may be the end of the session.
  const reconnect = document.getElementById("components-reconnect-modal");
  if (reconnect) {
    new MutationObserver(() => {
      if (reconnect.classList.contains("components-reconnect-show") || reconnect.classList.contains("components-reconnect-failed")) {
        look();
      }
    }).observe(reconnect, { attributes: true, attributeFilter: ["class"] });
  }

  look();
  setTimeout(() => {
    if (!document.documentElement.hasAttribute("data-interactive")) {
      look();
    }
  }, 6 * second);
})();
