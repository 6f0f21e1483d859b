// Related stories beside the story's form: pinned, ordered, excluded and added in place, so that nothing typed in
// the form is put at risk. Without this script the box only lists them, and its page has the buttons.
(() => {
  const form = document.getElementById("related-form");
  const box = document.getElementById("related-box");
  if (!form || !box) return;
  const fail = (text) => {
    let said = box.querySelector("[role=alert]");
    if (!said) {
      said = Object.assign(document.createElement("p"), { className: "bad" });
      said.setAttribute("role", "alert");
      box.querySelector("h2").after(said);
    }
    said.textContent = text;
  };
  const send = async (name, value) => {
    const data = new FormData(form);
    data.set(name, value);
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-In-Place": "1" } });
      if (answer.redirected || !(answer.ok || answer.status === 403)) throw new Error(answer.status);
      const html = await answer.text();
      if (!html.includes("<h2")) throw new Error("no box");
      box.innerHTML = html;
      show();
      const row = box.querySelector(`[data-story="${value}"]`);
      const again = row?.querySelector(`[name=${name}]:not(:disabled)`) || row?.querySelector("button:not(:disabled)");
      (again || box.querySelector("#find-related"))?.focus();
    } catch {
      fail(form.dataset.failed);
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter) send(event.submitter.name, event.submitter.value);
  });
  const show = () => {
    box.querySelectorAll("[data-in-place]").forEach((part) => { part.hidden = false; });
    const find = box.querySelector("#find-related");
    if (!find) return;
    deskCompletions(find, { url: find.dataset.find, label: ({ when }) => when, choose: ({ id }) => { find.value = ""; send("pin", id); } });
    find.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  };
  show();
})();
