// The order of the front: stories found and added, moved by button, by key (Alt with an arrow) and by
// dragging, taken away, and previewed. Without this script the same form works by numbers.
(() => {
  const form = document.getElementById("order-form");
  if (!form) return;
  const list = form.querySelector("ol.places");
  const total = form.querySelector("[name=places-TOTAL_FORMS]");
  const blank = form.querySelector("template");
  const said = form.querySelector("[data-said]");
  const find = document.getElementById("find-story");
  const names = ["Lead", "First row", "First row", "First row", "Second row", "Second row", "Second row"];
  const rows = () => [...list.children].filter((row) => !row.hidden);
  const headline = (row) => row.querySelector("[data-headline]").textContent.trim();

  const number = () => rows().forEach((row, index) => {
    row.querySelector("[name$=-ORDER]").value = index + 1;
    row.querySelector(".name").textContent = names[index] || "Not shown";
    row.querySelector("[data-up]").disabled = index === 0;
    row.querySelector("[data-down]").disabled = index === rows().length - 1;
  });
  const changed = (row, what) => {
    number();
    said.textContent = what || `${headline(row)}: ${rows().indexOf(row) + 1} of ${rows().length}`;
    preview();
  };
  const move = (row, by) => {
    const all = rows();
    const other = all[all.indexOf(row) + by];
    if (!other) return;
    if (by < 0) other.before(row); else other.after(row);
    changed(row);
  };
  const dress = (row) => {
    row.draggable = true;
    row.querySelector(".ud").hidden = false;
    const button = (selector, act) => {
      const one = row.querySelector(selector);
      one.setAttribute("aria-label", `${one.getAttribute("aria-label")}: ${headline(row)}`);
      one.addEventListener("click", () => {
        act();
        (one.disabled ? row.querySelector(".ud button:not(:disabled)") : one)?.focus();
      });
    };
    button("[data-up]", () => move(row, -1));
    button("[data-down]", () => move(row, 1));
    button("[data-gone]", () => {
      row.querySelector("[name$=-DELETE]").checked = true;
      row.hidden = true;
      changed(row, `${headline(row)}: removed`);
      find.focus();
    });
    row.addEventListener("keydown", (event) => {
      if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      const focused = document.activeElement;
      move(row, event.key === "ArrowUp" ? -1 : 1);
      focused.focus();
    });
    row.addEventListener("dragstart", (event) => {
      if (event.target !== row) return;
      row.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", headline(row));
    });
    row.addEventListener("dragend", () => { row.classList.remove("dragged"); changed(row); });
  };
  list.addEventListener("dragover", (event) => {
    const dragged = list.querySelector(".dragged");
    const over = event.target.closest("li.place");
    if (!dragged) return;
    event.preventDefault();
    if (!over || over === dragged) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(dragged); else over.after(dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());

  const add = ({ id, name, when }) => {
    const there = rows().find((row) => row.querySelector("[name$=-story]").value === String(id));
    if (there) { said.textContent = `${name}: is there already`; return; }
    list.insertAdjacentHTML("beforeend", blank.innerHTML.replaceAll("__prefix__", total.value));
    total.value = Number(total.value) + 1;
    const row = list.lastElementChild;
    row.classList.remove("is-empty");
    row.querySelector("[data-headline]").textContent = name;
    row.querySelector("[data-about]").textContent = when;
    row.querySelector("[name$=-story]").value = id;
    const [date, time] = row.querySelectorAll(".local-time input");
    date.value = form.dataset.date;
    time.value = form.dataset.time;
    dress(row);
    changed(row);
  };
  const label = ({ when }) => when;
  find.hidden = false;
  deskCompletions(find, { url: form.dataset.find, label, choose: (one) => { add(one); find.value = ""; } });
  find.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });

  // The story that breaking news leads to, found by its words instead of its number.
  document.querySelectorAll("[data-find-for]").forEach((box) => {
    const field = document.getElementById(box.dataset.findFor);
    const chosen = document.createElement("p");
    chosen.className = "meta";
    chosen.setAttribute("role", "status");
    field.parentElement.querySelector(".lab label").textContent = "Leads to";
    deskCompletions(field, {
      url: form.dataset.find, label, choose: (one) => { field.value = one.id; chosen.textContent = `${one.name} (${one.when})`; },
    });
    field.placeholder = "Words of a live story";
    field.removeAttribute("inputmode");
    field.removeAttribute("maxlength");
    field.after(chosen);
  });

  // The preview, made anew while it is open.
  const box = document.querySelector(".preview-box");
  const show = form.querySelector("[data-preview]");
  let later;
  function preview() {
    if (box.hidden) return;
    clearTimeout(later);
    later = setTimeout(() => form.requestSubmit(show), 400);
  }
  show.addEventListener("click", () => { box.hidden = false; });

  // The empty line is for a page without script.
  [...list.querySelectorAll(".is-empty")].forEach((row) => row.remove());
  total.value = Math.max(0, ...[...list.querySelectorAll("[name$=-story]")].map((field) => Number(field.name.split("-")[1]) + 1));
  rows().forEach(dress);
  number();
})();
