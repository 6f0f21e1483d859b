// Pictures sent one by one, with progress, as they are chosen or dropped; each that is refused says why.
// Without this file the form sends them all together.
(() => {
  const send = (file, { address, token, credit, onProgress }) => new Promise((done) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("upload", file);
    data.append("credit", credit || "");
    data.append("csrfmiddlewaretoken", token);
    request.open("POST", address);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener("loadend", () => {
      const answer = request.response || {};
      if (request.status === 200) return done(answer);
      done({ error: answer.error || (request.status === 413 ? "It is larger than 30 MB." : "It could not be sent. Try again.") });
    });
    request.send(data);
  });

  const line = (list, file) => {
    const item = document.createElement("li");
    const thumb = document.createElement("img");
    thumb.alt = "";
    thumb.width = 128;
    thumb.height = 72;
    thumb.hidden = true;
    const name = document.createElement("b");
    name.dir = "auto";
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const said = document.createElement("span");
    item.append(thumb, name, bar, said);
    list.append(item);
    return { item, thumb, bar, said };
  };

  const hasFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");

  // `place` takes drops; each file becomes a line of `list`; `taken` is told of each picture, `ended` of a whole lot.
  window.deskUploads = ({ place, input, list, address, token, credit = () => "", taken, ended = () => {} }) => {
    let working = Promise.resolve();
    const one = async (file) => {
      const { item, thumb, bar, said } = line(list, file);
      const answer = await send(file, { address, token, credit: credit(), onProgress(part) { bar.value = part; } });
      bar.remove();
      item.className = answer.error ? "refused" : "taken";
      said.textContent = answer.error || (answer.known ? "In the library already." : "In the library.");
      if (!answer.error) {
        thumb.src = answer.thumb;
        thumb.hidden = false;
        taken(answer, item);
      }
      return !answer.error;
    };
    const all = (files) => {
      const lot = [...files];
      working = working.then(async () => {
        let good = 0;
        for (const file of lot) good += Number(await one(file));
        ended(good, lot.length - good);
      });
    };
    input.addEventListener("change", () => { all(input.files); input.value = ""; });
    place.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      place.classList.add("over");
    });
    place.addEventListener("dragleave", (event) => { if (!place.contains(event.relatedTarget)) place.classList.remove("over"); });
    place.addEventListener("drop", (event) => {
      place.classList.remove("over");
      if (!hasFiles(event)) return;
      event.preventDefault();
      all(event.dataTransfer.files);
    });
  };

  const form = document.querySelector("[data-uploads]");
  if (!form) return;
  const part = (name) => form.querySelector(`[data-${name}]`);
  const taken = [];
  part("plain").hidden = true;
  part("scripted").hidden = false;
  window.deskUploads({
    place: document.body,
    input: form.querySelector("input[type=file]"),
    list: part("sent"),
    address: form.dataset.uploads,
    token: form.elements.csrfmiddlewaretoken.value,
    credit: () => form.elements.credit.value,
    taken(photo) {
      if (!photo.describe) return;
      taken.push(photo.id);
      part("onward").href = form.dataset.describe + [...new Set(taken)].join(",");
      part("onward").hidden = false;
    },
    ended(good, bad) {
      part("said").textContent = `${good} taken, ${bad} refused.`;
    },
  });
})();
