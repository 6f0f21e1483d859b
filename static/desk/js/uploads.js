// Pictures sent one by one, with progress, as they are chosen or dropped; each that is refused says why.
// Without this file the form sends them all together.
(() => {
  const BUSY = 503;
  const TRIES = 24; // of a server that is busy, each after the seconds it asks for
  const sleep = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });
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
      if (request.status === BUSY) return done({ again: true, wait: Number(request.getResponseHeader("Retry-After")) || 5, error: "The server is busy." });
      const signIn = request.responseURL.includes("/login/") && request.responseURL.split("?")[0];
      const error = signIn ? "You are no longer signed in." : "It could not be sent.";
      done({ again: true, stale: request.status === 403, signIn, error });
    });
    request.send(data);
  });
  // The page's own token is void once one has signed in anew.
  const freshToken = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    return page.querySelector("[name=csrfmiddlewaretoken]")?.value;
  };
  const sendPatiently = async (file, how, waits) => {
    let answer = await send(file, how);
    if (answer.stale) {
      how.token = (await freshToken().catch(() => "")) || how.token;
      answer = await send(file, how);
    }
    for (let tries = 1; answer.wait && tries < TRIES; tries += 1) {
      waits();
      await sleep(answer.wait);
      answer = await send(file, how);
    }
    return answer;
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

  const buttonOf = (words) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn small";
    button.textContent = words;
    return button;
  };

  // `place` takes drops; each file becomes a line of `list`; `taken` is told of each picture, `ended` of a whole lot.
  window.deskUploads = ({ place, input, list, address, token, credit = () => "", taken, ended = () => {} }) => {
    let working = Promise.resolve();
    const how = { address, token };
    let under = 0; // lots that are not through
    let unsent = []; // what may be sent again
    const count = document.createElement("p");
    count.className = "meta sent-count";
    count.hidden = true;
    const rest = buttonOf("");
    rest.hidden = true;
    list.before(count, rest);
    window.addEventListener("beforeunload", (event) => { if (under) event.preventDefault(); });

    const show = (one, answer) => {
      const { parts } = one;
      parts.bar.remove();
      parts.item.className = answer.error ? "refused" : "taken";
      parts.said.textContent = answer.error || (answer.known ? "In the library already." : "In the library.");
      if (answer.signIn) {
        const signIn = document.createElement("a");
        signIn.href = answer.signIn;
        signIn.target = "_blank";
        signIn.rel = "noopener";
        signIn.textContent = "Sign in in another window";
        parts.said.append(" ", signIn, ", then try again.");
      }
      if (answer.again) {
        unsent.push(one);
        const again = buttonOf("Try again");
        again.addEventListener("click", () => all([one]));
        parts.item.append(again);
        parts.again = again;
      }
      if (!answer.error) {
        parts.thumb.src = answer.thumb;
        parts.thumb.hidden = false;
        taken(answer, parts.item);
      }
    };
    const begin = (one) => {
      unsent = unsent.filter((other) => other !== one);
      one.parts.again?.remove();
      one.parts.item.className = "";
      one.parts.bar.value = 0;
      one.parts.said.before(one.parts.bar);
      one.parts.said.textContent = "";
    };
    const through = async (lot) => {
      let [good, bad, signedOut] = [0, 0, null];
      for (const one of lot) {
        const onProgress = (part) => { one.parts.bar.value = part; };
        const waits = () => { one.parts.said.textContent = "The server is busy: it is sent again in a moment."; };
        const answer = signedOut || await sendPatiently(one.file, Object.assign(how, { credit: credit(), onProgress }), waits);
        if (answer.signIn) signedOut = answer; // nor would the rest be taken
        [good, bad] = answer.error ? [good, bad + 1] : [good + 1, bad];
        show(one, answer);
        count.textContent = `${good + bad} of ${lot.length}${bad ? `, ${bad} not taken` : ""}`;
      }
      ended(good, bad);
    };
    const all = (lot) => {
      under += 1;
      rest.hidden = true;
      lot.forEach(begin);
      working = working.then(async () => {
        count.hidden = lot.length < 2;
        count.textContent = `0 of ${lot.length}`;
        await through(lot);
        under -= 1;
        rest.hidden = unsent.length < 2;
        rest.textContent = `Send the ${unsent.length} again`;
      });
    };
    const begun = (files) => all([...files].map((file) => ({ file, parts: line(list, file) })));
    rest.addEventListener("click", () => all(unsent));
    input.addEventListener("change", () => { begun(input.files); input.value = ""; });
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
      begun(event.dataTransfer.files);
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
