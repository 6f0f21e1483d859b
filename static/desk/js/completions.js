// A list of suggestions under a text field, by keyboard and by pointer. `choose` gets the one picked.
window.deskCompletions = (input, { url, label, choose }) => {
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = `${input.id}-found`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  input.parentElement.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  let found = [];
  let at = -1;
  let later;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    found = [];
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    at = index;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  const pick = (index) => {
    choose(found[index]);
    close();
  };
  const show = () => {
    list.replaceChildren(...found.map((one, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.setAttribute("role", "option");
      const name = document.createElement("span");
      name.textContent = one.name;
      const meta = document.createElement("span");
      meta.className = "meta";
      meta.textContent = label(one);
      item.append(name, meta);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(index); });
      return item;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
    mark(-1);
  };
  input.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(async () => {
      const query = input.value.trim();
      if (!query) return close();
      const turn = ++asked;
      const answer = await fetch(`${url}${url.includes("?") ? "" : "?"}q=${encodeURIComponent(query)}`, { headers: { Accept: "application/json" } });
      if (!answer.ok || turn !== asked) return;
      found = (await answer.json()).found;
      show();
    }, 150);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") mark(Math.max(at - 1, -1));
    else if (event.key === "Enter" && at >= 0) pick(at);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  input.addEventListener("blur", close);
};
