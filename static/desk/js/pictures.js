// The picture chooser: a searchable list of thumbnails, for the lead picture and for pictures in the body.
(() => {
  const dialog = document.getElementById("picture-chooser");
  if (!dialog) return;
  const thumbs = dialog.querySelector(".thumbs");
  const query = document.getElementById("chooser-q");
  const none = dialog.querySelector("[data-none]");
  let chosen = () => {};
  let later;
  const choose = (photo) => { chosen(photo); dialog.close(); };

  const older = dialog.querySelector("[data-more]");
  let last = "";
  let asking = 0;

  // The newest, or those older than the last one shown, put after it. Only the last question is answered.
  const load = async (before = "") => {
    const mine = ++asking;
    const asked = `?q=${encodeURIComponent(query.value.trim())}&before=${before}`;
    const answer = await fetch(dialog.dataset.pictures + asked, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { found, more } = await answer.json();
    if (mine !== asking) return;
    none.hidden = found.length > 0 || before !== "";
    older.hidden = !more;
    if (found.length) last = found[found.length - 1].id;
    if (!before) thumbs.replaceChildren();
    thumbs.append(...found.map((photo) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      const image = document.createElement("img");
      image.src = photo.thumb;
      image.alt = "";
      image.width = 320;
      image.height = 180;
      image.loading = "lazy";
      const name = document.createElement("span");
      name.textContent = photo.name;
      const meta = document.createElement("span");
      meta.className = "meta";
      meta.textContent = photo.problem || photo.credit;
      button.append(image, name, meta);
      button.addEventListener("click", () => choose(photo));
      item.append(button);
      return item;
    }));
  };
  const sent = dialog.querySelector("[data-sent]");
  const open = (done) => {
    chosen = done;
    sent.replaceChildren();
    thumbs.replaceChildren(); // what was there last time may be gone
    dialog.showModal();
    load();
    query.focus();
  };
  older.querySelector("button").addEventListener("click", async () => {
    const shown = thumbs.children.length;
    await load(last);
    thumbs.children[shown]?.querySelector("button").focus();
  });
  query.addEventListener("input", () => { clearTimeout(later); later = setTimeout(() => load(), 200); });
  query.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  const link = (text, photo) => {
    const page = document.createElement("a");
    page.href = photo.page;
    page.target = "_blank";
    page.rel = "noopener";
    page.textContent = text;
    return page;
  };
  window.deskUploads({
    place: dialog,
    input: document.getElementById("chooser-upload"),
    list: sent,
    address: dialog.dataset.upload,
    token: dialog.dataset.token,
    taken(photo, item) {
      const use = document.createElement("button");
      use.type = "button";
      use.className = "btn small";
      use.textContent = dialog.dataset.taken;
      use.addEventListener("click", () => choose(photo));
      item.append(use);
      if (!photo.credit) item.append(link(dialog.dataset.uncredited, photo));
    },
    ended(good, bad) {
      dialog.querySelector("[data-said]").textContent = `${good} taken, ${bad} refused.`;
      if (good) load();
    },
  });
  // A picture uploaded in the other tab is there when one comes back.
  document.addEventListener("visibilitychange", () => { if (!document.hidden && dialog.open) load(); });
  document.addEventListener("desk:choose-picture", (event) => open(event.detail.done));

  // A field that holds a picture's number and nothing else: a correspondent's portrait.
  document.querySelectorAll("[data-picture-field]").forEach((box) => {
    const number = box.querySelector("input");
    const image = box.querySelector("img");
    const page = box.querySelector("a");
    const show = (photo) => {
      number.value = photo ? photo.id : "";
      image.hidden = page.hidden = !photo;
      if (photo) [image.src, page.href] = [`${photo.thumb}?square=1`, photo.page];
    };
    box.classList.add("scripted");
    box.querySelector("[data-choose]").hidden = false;
    box.querySelector("[data-choose]").addEventListener("click", () => open(show));
    box.querySelector("[data-none]").hidden = false;
    box.querySelector("[data-none]").addEventListener("click", () => show(null));
  });

  const field = document.getElementById("id_lead_photo");
  if (!field) return;
  const shown = document.getElementById("lead-shown");
  const thumb = document.getElementById("lead-thumb");
  const remove = document.querySelector("[data-remove-picture]");
  const told = () => field.dispatchEvent(new Event("input", { bubbles: true }));
  // Words typed before there was a picture stay; those of another picture go with it.
  const offer = (id, text, replaces) => {
    const line = document.getElementById(id);
    if (line && (replaces || !line.value)) line.value = text;
  };
  document.querySelector("[data-choose-picture]").addEventListener("click", () => open((photo) => {
    const replaces = field.value !== "" && field.value !== String(photo.id);
    field.value = photo.id;
    thumb.src = photo.thumb;
    thumb.alt = photo.alt;
    const credit = document.getElementById("lead-credit");
    credit.textContent = photo.credit || "No credit";
    if (!photo.credit) credit.append(" ", link(dialog.dataset.uncredited, photo));
    shown.hidden = remove.hidden = false;
    offer("id_caption", photo.caption, replaces);
    offer("id_alt", photo.alt, replaces);
    told();
  }));
  field.form.addEventListener("desk:restored", () => {
    const chosenNow = /^\d+$/.test(field.value);
    shown.hidden = remove.hidden = !chosenNow;
    if (chosenNow) thumb.src = dialog.dataset.thumb.replace("/0/", `/${field.value}/`);
  });
  remove.addEventListener("click", () => {
    field.value = "";
    shown.hidden = remove.hidden = true;
    told();
  });
})();
