// Words kept in this browser until the server has them: one database for the desk, a copy for each opened form.
// Each is sealed with a key that only its own account is handed, where the browser can (https, or this machine).
window.deskKept = (() => {
  const OLD = 30 * 24 * 3600 * 1000;
  const open = () => new Promise((done, failed) => {
    const asked = indexedDB.open("newsroom-desk", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("copies", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  let database;
  const turn = async (mode, work) => {
    database = database || open();
    const store = (await database).transaction("copies", mode, { durability: "strict" });
    return new Promise((done, failed) => {
      const asked = work(store.objectStore("copies"));
      store.oncomplete = () => done(asked.result);
      store.onerror = store.onabort = () => failed(store.error);
    });
  };
  const sealer = async (hex) => {
    if (!window.crypto || !crypto.subtle) return null;
    const bytes = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
    return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  };
  return {
    async put(copy, fields, hex) {
      const key = await sealer(hex);
      const text = new TextEncoder().encode(JSON.stringify(fields));
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const words = key ? await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text) : text;
      return turn("readwrite", (store) => store.put({ ...copy, iv, sealed: Boolean(key), words }));
    },
    // The copies of one person and story, the newest first, opened; what cannot be opened is passed over.
    async of(person, story, hex) {
      const key = await sealer(hex);
      const found = (await turn("readonly", (store) => store.getAll())).filter(
        (copy) => copy.person === person && copy.story === story,
      );
      const opened = await Promise.all(found.map(async (copy) => {
        try {
          const text = copy.sealed ? await crypto.subtle.decrypt({ name: "AES-GCM", iv: copy.iv }, key, copy.words) : copy.words;
          return { ...copy, fields: JSON.parse(new TextDecoder().decode(text)) };
        } catch {
          return null;
        }
      }));
      return opened.filter(Boolean).sort((one, other) => other.at - one.at);
    },
    remove: (id) => turn("readwrite", (store) => store.delete(id)),
    async tidy() {
      const old = (await turn("readonly", (store) => store.getAll())).filter((copy) => copy.at < Date.now() - OLD);
      for (const copy of old) await this.remove(copy.id);
    },
  };
})();
// What the server says it has saved need not be kept any longer.
window.deskKept.confirmed = (async () => {
  for (const told of document.querySelectorAll("[class*=copy-]")) {
    for (const name of told.classList) if (name.startsWith("copy-")) await window.deskKept.remove(name.slice(5)).catch(() => {});
  }
})();
