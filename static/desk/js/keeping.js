// A form keeps itself in this browser while one types, and offers what an earlier one kept and never saved.
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form || !window.indexedDB) return;
  const { story, person, sealedWith, zone } = form.dataset;
  const state = document.getElementById("kept-state");
  const box = document.getElementById("kept-copies");
  const OWN = new Set(["csrfmiddlewaretoken", "copy", "typed-by", "bylines-TOTAL_FORMS", "bylines-INITIAL_FORMS"]);
  const LATER = 600;
  const LATEST = 2500;
  let last;
  let begun;
  let waiting;
  let since = 0;
  let said = "";
  let release;
  let leaving = false;

  const editors = () => Object.values((window.CKEDITOR && CKEDITOR.instances) || {});
  const fields = () => {
    editors().forEach((editor) => { if (editor.status === "ready") editor.updateElement(); });
    return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken" && !name.startsWith("_"));
  };
  const told = (list) => JSON.stringify(list.filter(([name]) => name !== "copy"));
  // In the zone of the desk, as every time on the page.
  const time = (at, parts) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", hour: "2-digit", minute: "2-digit", ...parts }).format(at);
  const clock = (at) => time(at, {});

  // A lock held for as long as this page lives tells the copies of other windows from those of dead ones.
  const hold = (id) => {
    if (release) release();
    if (navigator.locks) navigator.locks.request(`copy-${id}`, () => new Promise((done) => { release = done; }));
  };
  const heldElsewhere = async () => {
    if (!navigator.locks) return new Set();
    const { held } = await navigator.locks.query();
    return new Set(held.map((lock) => lock.name));
  };

  // One after the other: an older copy that took longer to seal must not be written over a newer one.
  let turn = Promise.resolve();
  const keep = () => {
    clearTimeout(waiting);
    since = 0;
    turn = turn.then(keepNow);
    return turn;
  };
  const keepNow = async () => {
    if (begun === undefined) return;
    const now = fields();
    const print = told(now);
    if (print === last) {
      if (state) state.textContent = said;
      return;
    }
    const id = form.elements.copy.value;
    try {
      if (print === begun && form.id === "story-form" && !document.querySelector("#problems")) {
        await deskKept.remove(id);
        said = "";
      } else {
        const at = Date.now();
        await deskKept.put({ id, person, story, seen: form.elements.seen ? form.elements.seen.value : "", at }, now, sealedWith);
        said = `Kept in this browser ${clock(at)}.`;
      }
      last = print;
    } catch {
      said = "This browser cannot keep your words: save often.";
    }
    if (state) state.textContent = said;
  };
  const soon = () => {
    clearTimeout(waiting);
    if (!since && begun !== undefined && state) state.textContent = "Keeping…";
    since = since || Date.now();
    waiting = setTimeout(keep, Math.max(0, Math.min(LATER, since + LATEST - Date.now())));
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  document.addEventListener("visibilitychange", () => { if (document.hidden && !leaving) keep(); });
  form.addEventListener("submit", () => { keep(); leaving = true; });
  document.addEventListener("desk:keep", (event) => { leaving = false; event.detail?.done?.(keep()); });

  // What differs, for the eye: the stretch in the middle that is not the same at both ends.
  const differing = (now, kept) => {
    const [one, other] = [now, kept].map((text) => text.split(/(\s+)/));
    let start = 0;
    while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
    let end = 0;
    while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
    const middle = (list) => list.slice(start, list.length - end).join("").trim();
    return [middle(one), middle(other)];
  };
  const plain = (name, value) => {
    if (!/^(body|written-body)/.test(name)) return value;
    return new DOMParser().parseFromString(value.replace(/<\/(p|h2|h3|li|blockquote|tr)>/g, "</$1> "), "text/html").body.textContent.replace(/\s+/g, " ").trim();
  };
  const labelOf = (name) => {
    if (name.startsWith("bylines-")) return "Bylines";
    if (name.startsWith("written-")) return "A merge you had begun";
    const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
    const label = field && (form.querySelector(`label[for="${CSS.escape(field.id)}"]`) || field.closest(".fl")?.querySelector("label"));
    return label ? label.textContent.trim() : name.replace(/^\w+-/, "");
  };
  const differences = (copy) => {
    const now = new Map(fields());
    return copy.fields.filter(([name, value]) => {
      if (OWN.has(name) || /^(initial-|bylines-were|seen|pick-|plan_was)/.test(name) || /-(ORDER|DELETE)$/.test(name)) return false;
      return plain(name, value).trim() !== plain(name, now.get(name) ?? "").trim();
    });
  };
  const setting = [];
  const put = (name, value) => {
    const all = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    if (!all.length) return;
    if (all[0].type === "radio" || all[0].type === "checkbox") all.forEach((one) => { one.checked = one.value === value; });
    else {
      all[0].value = value;
      all[0].dispatchEvent(new Event("input", { bubbles: true }));
    }
    const editor = window.CKEDITOR && CKEDITOR.instances[all[0].id];
    // An editor takes its time; a save that came before it was done would send the words before.
    if (editor) setting.push(new Promise((callback) => { editor.setData(value, { callback }); }));
  };
  const restore = async (copy) => {
    const kept = new Map(copy.fields);
    const rows = Number(kept.get("bylines-TOTAL_FORMS") || 0);
    const add = document.querySelector("[data-add-byline]");
    for (let tries = 0; add && tries < 60 && Number(form.elements["bylines-TOTAL_FORMS"].value) < rows; tries += 1) add.click();
    // As it was when it was kept: with the revision it began from, so that what was saved since is not undone.
    copy.fields.forEach(([name, value]) => { if (!OWN.has(name) || name.startsWith("bylines-")) put(name, value); });
    form.querySelectorAll("[name$=-DELETE]").forEach((box) => {
      box.checked = kept.has(box.name);
      const row = box.closest("li");
      if (row && box.checked) row.hidden = true;
    });
    await Promise.race([Promise.all(setting.splice(0)), new Promise((done) => { setTimeout(done, 3000); })]);
    form.elements.copy.value = copy.id;
    hold(copy.id);
    form.dispatchEvent(new CustomEvent("desk:restored"));
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const button = (text, act) => {
    const made = element("button", text, "btn small");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const offer = (copy, changed) => {
    const one = element("div", "", "kept-copy");
    const names = [...new Set(changed.map(([name]) => labelOf(name)))];
    one.append(element("p"));
    const strong = element("b", `Words of yours were kept in this browser and never saved: ${time(copy.at, { weekday: "short", day: "numeric", month: "short" })} ${zone}.`);
    one.firstChild.append(strong, ` They differ in: ${names.join(", ")}.`);
    const seen = form.elements.seen ? form.elements.seen.value : "";
    if (copy.seen && seen && copy.seen !== seen) one.firstChild.append(` They began from revision ${copy.seen}; what was saved since is brought together with them.`);
    const details = element("details");
    details.append(element("summary", "Show what differs"));
    const now = new Map(fields());
    changed.forEach(([name, value]) => {
      const [was, kept] = differing(plain(name, now.get(name) ?? ""), plain(name, value));
      const line = element("p", "", "kept-difference");
      line.dir = "auto";
      line.append(element("b", `${labelOf(name)}: `));
      if (was) line.append(element("del", was.slice(0, 2000)), " ");
      if (kept) line.append(element("ins", kept.slice(0, 2000)));
      details.append(line);
    });
    const buttons = element("p");
    const done = () => {
      one.remove();
      box.hidden = !box.childElementCount;
    };
    buttons.append(
      button("Put them back", async () => { await restore(copy); done(); }), " ",
      button("Not now", done), " ",
      button("Throw them away", async () => {
        if (!window.confirm("Throw these words away for good?")) return;
        await deskKept.remove(copy.id);
        done();
      }),
    );
    one.append(details, buttons);
    box.append(one);
    box.hidden = false;
  };

  const begin = async () => {
    await deskKept.confirmed;
    deskKept.tidy().catch(() => {});
    // An editor writes the words it read in its own way: that is no change of theirs.
    const now = new Map(fields());
    const edited = new Set(editors().map((editor) => editor.element.$.name));
    begun = told(early.map(([name, value]) => [name, edited.has(name) ? now.get(name) : value]));
    last = begun;
    const id = form.elements.copy.value;
    hold(id);
    if (document.querySelector("#problems") || form.id !== "story-form") {
      last = "";
    }
    keep();
    if (!box) return;
    const held = await heldElsewhere();
    for (const copy of await deskKept.of(person, story, sealedWith)) {
      if (copy.id === id || held.has(`copy-${copy.id}`)) continue;
      const changed = differences(copy);
      if (changed.length) offer(copy, changed);
      else await deskKept.remove(copy.id);
    }
  };
  let early = [];
  document.addEventListener("DOMContentLoaded", () => { early = fields(); });
  // Not before the editor has read the words: it writes them in its own way.
  const textarea = form.querySelector("textarea[data-type=ckeditortype]");
  if (textarea && window.CKEDITOR) {
    let started = false;
    const start = () => { if (!started) { started = true; begin().catch(() => {}); } };
    CKEDITOR.on("instanceReady", ({ editor }) => {
      editor.on("change", soon);
      editor.on("contentDom", () => editor.editable().attachListener(editor.editable(), "input", soon));
      editor.editable().attachListener(editor.editable(), "input", soon);
      start();
    });
    setTimeout(start, 8000);
  } else document.addEventListener("DOMContentLoaded", () => begin().catch(() => {}));
})();
