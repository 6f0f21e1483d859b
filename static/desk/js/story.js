// The story form: counters as one types, the moment in UTC beside a typed time, a warning before words are lost.
(() => {
  document.documentElement.classList.add("js");
  const form = document.getElementById("story-form");
  if (!form) return;

  document.querySelectorAll("[data-counter]").forEach((label) => {
    const field = document.getElementById(label.dataset.counter);
    const most = Number(field.dataset.count);
    const number = label.querySelector("b");
    const show = () => {
      const length = [...field.value].length;
      number.textContent = length;
      label.classList.toggle("over", length > most);
    };
    field.addEventListener("input", show);
    show();
  });

  // Words run as their language does, also once another is chosen.
  const language = document.getElementById("id_language");
  if (language) {
    language.addEventListener("change", () => {
      const lang = language.value.trim().toLowerCase();
      const dir = language.dataset.rtl.split(" ").includes(lang.split("-")[0]) ? "rtl" : "ltr";
      form.querySelectorAll(":is(input, textarea)[lang]").forEach((field) => Object.assign(field, { lang, dir }));
      for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
        editor.document?.getDocumentElement().setAttributes({ lang, dir });
      }
    });
  }

  // Unsaved words: said beside the buttons, and asked about before the page goes away.
  const state = document.getElementById("save-state");
  const calm = state ? state.textContent : "";
  let dirty = Boolean(document.querySelector("#problems"));
  const changed = () => {
    dirty = true;
    if (state) state.textContent = `Not saved yet. ${calm}`;
  };
  form.addEventListener("input", (event) => { if (!event.target.closest(".moves")) changed(); });
  form.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  const words = document.getElementById("word-count");
  const count = (html) => {
    const text = new DOMParser().parseFromString(html, "text/html").body.textContent;
    const number = (text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) || []).length;
    if (words) words.textContent = `${number} ${number === 1 ? "word" : "words"}`;
  };
  const body = document.getElementById("id_body");
  if (body) {
    count(body.value);
    body.addEventListener("input", () => count(body.value));
    if (window.CKEDITOR) {
      CKEDITOR.on("instanceReady", ({ editor }) => {
        let later;
        editor.on("change", () => {
          changed();
          clearTimeout(later);
          later = setTimeout(() => count(editor.getData()), 400);
        });
      });
    }
  }
})();
