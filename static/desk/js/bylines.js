// Bylines: names completed as one types, rows added, moved up and down, and taken away.
(() => {
  const box = document.getElementById("bylines");
  if (!box) return;
  const list = box.querySelector("ol");
  const total = box.querySelector("[name=bylines-TOTAL_FORMS]");
  const blank = box.querySelector("template");
  const rows = () => [...list.children].filter((row) => !row.hidden);

  const number = () => rows().forEach((row, index) => {
    row.querySelector("[name$=-ORDER]").value = index + 1;
    row.querySelector("[data-up]").disabled = index === 0;
    row.querySelector("[data-down]").disabled = index === rows().length - 1;
  });
  const told = () => list.dispatchEvent(new Event("input", { bubbles: true }));
  const dress = (row) => {
    const name = row.querySelector("[data-complete=names]");
    deskCompletions(name, {
      url: box.dataset.names,
      label: ({ role }) => role,
      choose: (one) => { name.value = one.name; told(); },
    });
    row.querySelector(".ud").hidden = false;
    const press = (selector, act) => row.querySelector(selector).addEventListener("click", (event) => {
      act();
      number();
      told();
      event.target.focus();
    });
    press("[data-up]", () => rows()[rows().indexOf(row) - 1]?.before(row));
    press("[data-down]", () => rows()[rows().indexOf(row) + 1]?.after(row));
    press("[data-gone]", () => { row.querySelector("[name$=-DELETE]").checked = true; row.hidden = true; });
  };
  const add = box.querySelector("[data-add-byline]");
  add.hidden = false;
  add.addEventListener("click", () => {
    const html = blank.innerHTML.replaceAll("__prefix__", total.value);
    list.insertAdjacentHTML("beforeend", html);
    total.value = Number(total.value) + 1;
    dress(list.lastElementChild);
    number();
    list.lastElementChild.querySelector("[data-complete=names]").focus();
  });
  rows().forEach(dress);
  // The empty line is for a page without script; here there is a button.
  rows().slice(1).forEach((row) => { if (!row.querySelector("[data-complete=names]").value) row.hidden = true; });
  number();
  box.closest("form").addEventListener("desk:restored", () => {
    const order = (row) => Number(row.querySelector("[name$=-ORDER]").value) || 99;
    list.append(...[...list.children].sort((one, other) => order(one) - order(other)));
    [...list.children].forEach((row) => {
      if (row.querySelector("[data-complete=names]").value && !row.querySelector("[name$=-DELETE]").checked) row.hidden = false;
    });
    number();
  });
})();
