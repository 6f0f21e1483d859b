// Two saves that met: what is settled is counted as one chooses, and a paragraph is written in the editor of bodies.
(() => {
  const form = document.getElementById("settle-form");
  if (!form) return;
  document.documentElement.classList.add("js");
  const places = [...form.querySelectorAll("fieldset.place")];
  const save = document.getElementById("settle-save");
  const told = document.getElementById("open-places");
  const tally = document.getElementById("tally");
  const isOpen = (place) => !place.querySelector("input[type=radio]:checked");
  let dirty = true;

  const count = () => {
    const open = places.filter(isOpen);
    places.forEach((place) => {
      place.querySelector(".is-settled").hidden = isOpen(place);
      place.querySelector(".is-open").hidden = !isOpen(place);
    });
    save.classList.toggle("off", open.length > 0);
    save.classList.toggle("main", open.length === 0);
    const words = open.length === 1 ? "1 place is not settled." : `${open.length} places are not settled.`;
    told.replaceChildren(open.length ? document.createElement("b") : "Everything is settled; look it over and save.");
    if (open.length) {
      told.firstChild.textContent = words;
      const link = document.createElement("a");
      link.className = "plain";
      link.href = `#${open[0].id}`;
      link.textContent = "Go to it";
      told.append(" ", link);
    }
    const all = places.length === 1 ? "1 place to settle" : `${places.length} places to settle`;
    tally.replaceChildren(document.createElement("b"), `, ${places.length - open.length} done`);
    tally.firstChild.textContent = all;
  };

  // The editor comes when one wants to write, not before: there may be many places.
  const editorOf = (area) => {
    if (!area.dataset.rich || !window.CKEDITOR) return null;
    if (!CKEDITOR.instances[area.name]) {
      JSON.parse(area.dataset.plugins).forEach(([name, folder, file]) => CKEDITOR.plugins.addExternal(name, folder, file));
      const config = { ...JSON.parse(area.dataset.rich), height: 180, title: area.getAttribute("aria-label") };
      CKEDITOR.replace(area, config);
    }
    return CKEDITOR.instances[area.name];
  };
  const write = (area, text) => {
    area.value = text;
    const editor = editorOf(area);
    if (editor) editor.setData(text);
  };

  places.forEach((place) => {
    const area = place.querySelector("textarea");
    const written = place.querySelector("input[value=written]");
    place.addEventListener("change", (event) => {
      if (event.target.type !== "radio") return;
      if (area && written.checked) editorOf(area);
      count();
    });
    if (!area) return;
    if (written.checked) editorOf(area);
    place.querySelector(".starts").hidden = false;
    place.querySelectorAll("[data-start]").forEach((button) => button.addEventListener("click", () => {
      written.checked = true;
      write(area, button.dataset.start);
      count();
      if (!area.dataset.rich) area.focus();
    }));
  });

  form.querySelectorAll("[name=_all]").forEach((button) => button.addEventListener("click", (event) => {
    event.preventDefault();
    places.forEach((place) => { place.querySelector(`input[value=${button.value}]`).checked = true; });
    count();
  }));
  form.addEventListener("submit", (event) => {
    const open = places.find(isOpen);
    if (open && !(event.submitter && event.submitter.name === "_back")) {
      event.preventDefault();
      open.scrollIntoView({ block: "center" });
      open.focus({ preventScroll: true });
      return;
    }
    dirty = false;
  });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  const copy = document.getElementById("copy-mine");
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const value = (name) => (form.elements[name] ? form.elements[name].value : "");
      const body = new DOMParser().parseFromString(value("body").replace(/<\/(p|h2|h3|li|blockquote)>/g, "</$1>\n\n"), "text/html").body.textContent;
      await navigator.clipboard.writeText([value("headline"), value("standfirst"), body.trim()].filter(Boolean).join("\n\n"));
      copy.textContent = "Copied";
    });
  }
  count();
})();
