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
      if (answer.id || answer.error) return done(answer);
      if (request.status === 413) return done({ error: "It is larger than 30 MB." });
      const signedOut = request.status === 403 || request.responseURL.includes("/login/");
      done({ again: true, error: signedOut ? "You are no longer signed in. Sign in in another window, then try again." : "It could not be sent." });
    });
    request.send(data);
  });

  // The page's own token is void once one has signed in anew.
  const freshToken = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    return page.querySelector("[name=csrfmiddlewaretoken]")?.value;
  };

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
    const offerAgain = (file, parts) => {
      const again = document.createElement("button");
      again.type = "button";
      again.className = "btn small";
      again.textContent = "Try again";
      again.addEventListener("click", async () => {
        again.remove();
        parts.bar.value = 0;
        parts.said.before(parts.bar);
        parts.said.textContent = "";
        token = (await freshToken().catch(() => "")) || token;
        const good = await one(file, parts);
        ended(Number(good), Number(!good));
      });
      parts.item.append(again);
    };
    const one = async (file, { item, thumb, bar, said } = line(list, file)) => {
      const answer = await send(file, { address, token, credit: credit(), onProgress(part) { bar.value = part; } });
      bar.remove();
      if (answer.again) offerAgain(file, { item, thumb, bar, said });
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
