// Notes beside the story's form: left and resolved in place, so that nothing typed in the form is put at risk.
// Without this script the box only lists them, and its page has the forms.
(() => {
  const form = document.getElementById("notes-form");
  const box = document.getElementById("notes-box");
  if (!form || !box) return;
  const show = () => box.querySelectorAll("[data-in-place]").forEach((part) => { part.hidden = false; });
  show();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    if (event.submitter?.name) data.delete("text");
    event.submitter.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-In-Place": "1" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      box.innerHTML = await answer.text();
      show();
      box.querySelector("textarea").focus();
    } catch {
      event.submitter.disabled = false;
      let said = box.querySelector("[role=alert]");
      if (!said) {
        said = Object.assign(document.createElement("p"), { className: "bad" });
        said.setAttribute("role", "alert");
        box.querySelector("h2").after(said);
      }
      said.textContent = form.dataset.failed;
    }
  });
})();
