// Tags as tokens over the plain field, which keeps them parted by commas and is what is sent.
document.querySelectorAll("[data-tokens]").forEach((box) => {
  const field = box.querySelector("input[name=tags]");
  const names = () => (field.value.match(/\s*"[^"]*"|[^,]+/g) || []).map((name) => name.trim().replace(/^"|"$/g, "")).filter(Boolean);
  const line = document.createElement("div");
  line.className = "tokens";
  const input = document.createElement("input");
  input.type = "text";
  input.id = "id_tags_next";
  input.maxLength = 100;
  input.autocomplete = "off";
  input.setAttribute("aria-label", "Add a tag");
  input.setAttribute("aria-describedby", "id_tags_help");
  box.querySelector("label").htmlFor = input.id;
  field.type = "hidden";
  field.after(line);
  line.append(input);

  const keep = (list) => {
    field.value = list.map((name) => (name.includes(",") ? `"${name}"` : name)).join(", ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    show();
  };
  const add = (text) => {
    const name = text.trim().replace(/"/g, "");
    input.value = "";
    if (!name || names().some((known) => known.toLowerCase() === name.toLowerCase())) return;
    keep([...names(), name]);
  };
  const show = () => {
    line.querySelectorAll(".token").forEach((token) => token.remove());
    names().forEach((name, index) => {
      const token = document.createElement("span");
      token.className = "token";
      token.append(name);
      const gone = document.createElement("button");
      gone.type = "button";
      gone.textContent = "×";
      gone.setAttribute("aria-label", `Remove ${name}`);
      gone.addEventListener("click", () => {
        keep(names().filter((_, number) => number !== index));
        input.focus();
      });
      token.append(gone);
      input.before(token);
    });
  };
  deskCompletions(input, {
    url: box.dataset.tokens,
    label: ({ count }) => (count === 1 ? "1 story" : `${count} stories`),
    choose: ({ name }) => add(name),
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add(input.value);
    } else if (event.key === "Backspace" && !input.value) keep(names().slice(0, -1));
  });
  input.addEventListener("blur", () => add(input.value));
  line.addEventListener("click", (event) => { if (event.target === line) input.focus(); });
  field.form.addEventListener("desk:restored", show);
  show();
});
