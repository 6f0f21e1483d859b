// An open form tells the newsroom that it is open, hears who else is there, and knocks before it sends:
// without an answer it stays where it is, keeps the words and tries again.
(() => {
  const form = document.querySelector("form[data-here]");
  if (!form) return;
  const { here, person } = form.dataset;
  const present = form.hasAttribute("data-present");
  const BEAT = 20000;
  const lost = document.getElementById("no-connection");
  const meanwhile = document.getElementById("saved-meanwhile");
  const others = document.getElementById("others-here");
  const pause = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });
  let knocking = false;

  const seen = () => (form.elements.seen ? form.elements.seen.value : "");
  const say = (box, text) => {
    if (!box) return;
    if (box.textContent !== text) box.textContent = text;
    box.hidden = !text;
  };
  const hear = (news) => {
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => { field.value = news.token; });
    if (String(news.person) !== person) {
      say(lost, "You are logged in under another account in this browser. What you typed here is kept; log in with your own account to save it.");
      return;
    }
    say(lost, "");
    say(meanwhile, news.saved || "");
    if (!others || !news.others) return;
    const lines = news.others.map((text) => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    });
    if (others.textContent !== news.others.join("")) others.replaceChildren(...lines);
    others.hidden = !lines.length;
  };
  // "known", "stranger" (logged out), or "lost" (no answer).
  const ask = async (post) => {
    const body = new URLSearchParams({ copy: form.elements.copy.value, seen: seen() });
    const head = { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
    const aborted = new AbortController();
    const timer = setTimeout(() => aborted.abort(), 8000);
    try {
      const answer = post
        ? await fetch(here, { method: "POST", body, headers: head, redirect: "manual", signal: aborted.signal })
        : await fetch(`${here}?seen=${encodeURIComponent(seen())}`, { headers: head, redirect: "manual", cache: "no-store", signal: aborted.signal });
      if ([502, 503, 504].includes(answer.status)) return "lost"; // a fault of this page alone must not hold a save back
      if (!answer.ok) return "stranger";
      hear(await answer.json());
      return "known";
    } catch {
      return "lost";
    } finally {
      clearTimeout(timer);
    }
  };
  const LOST = "There is no connection to the newsroom. Your words are kept in this browser; trying again.";
  const GONE = "You were logged out. Your words are kept in this browser; log in in another window, or save: you will be asked to log in, and nothing is lost.";
  const beat = async () => {
    if (knocking) return;
    let heard = await ask(present);
    if (heard === "stranger") heard = await ask(false); // the token may only be older than a login elsewhere
    if (heard === "lost") say(lost, LOST);
    if (heard === "stranger") say(lost, GONE);
  };
  beat();
  setInterval(beat, BEAT);
  window.addEventListener("online", beat);
  window.addEventListener("offline", () => say(lost, LOST));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) beat(); });
  window.addEventListener("pagehide", () => {
    if (!present) return;
    const data = new FormData();
    data.set("copy", form.elements.copy.value);
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("leaving", "1");
    navigator.sendBeacon(here, data);
  });

  // A save goes out once the newsroom has answered; a lost network costs waiting, not words.
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.answered) {
      delete form.dataset.answered;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (knocking) return;
    knocking = true;
    let kept;
    document.dispatchEvent(new CustomEvent("desk:keep", { detail: { done: (keeping) => { kept = keeping; } } }));
    await Promise.race([kept, pause(3)]);
    let wait = 1;
    for (let tries = 1; (await ask(false)) === "lost"; tries += 1) {
      say(lost, `Not saved yet: there is no connection to the newsroom. Your words are kept in this browser. Trying again (${tries}).`);
      await pause(wait);
      wait = Math.min(wait * 2, 10);
    }
    say(lost, "");
    knocking = false;
    form.dataset.answered = "1";
    form.requestSubmit(event.submitter?.isConnected ? event.submitter : undefined);
  }, true);
})();
