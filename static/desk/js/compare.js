// Two revisions: choosing one compares at once, and j and k walk through the changes.
(() => {
  document.querySelectorAll("form.choose-two select, #revision-list input[type=radio]").forEach((field) => {
    field.addEventListener("change", () => field.form.requestSubmit());
  });
  const walk = document.getElementById("change-walk");
  if (!walk) return;
  const all = Number(walk.dataset.changes);
  let at = 0;
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  const show = () => { told.textContent = at ? `change ${at} of ${all} ` : all === 1 ? "1 change " : `${all} changes `; };
  const go = (step) => {
    at = Math.min(Math.max(at + step, 1), all);
    const change = document.getElementById(`change-${at}`);
    change.scrollIntoView({ block: "center" });
    change.focus({ preventScroll: true });
    show();
  };
  const button = (key, label, step) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "link";
    made.dataset.key = key;
    const sign = document.createElement("kbd");
    sign.textContent = key;
    made.append(sign, ` ${label}`);
    made.addEventListener("click", () => go(step));
    return made;
  };
  walk.replaceChildren(told, button("j", "next", 1), " ", button("k", "previous", -1));
  show();
})();
