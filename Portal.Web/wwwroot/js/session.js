// Watches over the session of a page that is open: tells the server of whoever types or points in it, warns before it ends, and goes to the sign-in page,
// saying why, once it has.
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
  let grain = 60;
  let told = 0;

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
      // The cookie ends with the longest time too, and then the server does not know whose session that was.
      const isLongest = dialog.classList.contains("longest") && clock() >= ends - 1;
      leave(state.why ?? (isLongest ? "Expired" : null));
      return;
    }
    if (state?.full && !document.documentElement.hasAttribute("data-interactive") && clock() > 5) {
      location.replace("/too-many-pages");
      return;
    }
    let pause = whileOpen;
    if (state) {
      grain = state.grain;
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

  const form = dialog.querySelector("[data-stay]");

  async function stay() {
    told = clock();
    try {
      const answer = await fetch("/session/stay", { method: "POST", body: new FormData(form) });
      if (answer.ok) {
        heed(await answer.json());
        return true;
      }
    } catch {
      // Whoever asked knows what then.
    }
    return false;
  }

  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (dialog.classList.contains("longest")) {
      dialog.dataset.understood = "true";
      dialog.close();
      return;
    }
    if (!await stay()) {
      await look();
    }
  });

  // A long text in one field reaches the server only when it is left or paused at; whoever types it is there all the same. Told at once and then not again for as
  // long as the server would not note it: a session ends no later than if it knew of each key. What a script does is nobody's doing, and a mouse that was only
  // moved may stand on a shaking desk. An open warning wants an answer, not a key that happened to be pressed.
  function present(event) {
    if (event.isTrusted && !leaving && !dialog.open && clock() - told >= grain) {
      stay();
    }
  }

  for (const kind of ["keydown", "input", "pointerdown", "wheel"]) {
    document.addEventListener(kind, present, { capture: true, passive: true });
  }

  // Escape is an answer too: whoever presses it is there.
  dialog.addEventListener("cancel", event => {
    event.preventDefault();
    form.requestSubmit();
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
