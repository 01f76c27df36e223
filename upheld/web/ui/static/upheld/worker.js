/* Made of js/offline by build.mjs: 32586a5ebfab80839ae5bc2750ae2ec9cfe623bd6f508a0de0ad31a330b2e087 */
(() => {
  // js/offline/store.mjs
  var NAME = "upheld";
  var TABLES = { holders: "owner", waiting: "id", pages: "id" };
  function answered(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
  function opened() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(TABLES)) request.result.createObjectStore(name, { keyPath });
    };
    return answered(request);
  }
  async function inside(names, mode, work) {
    const tables = await opened();
    try {
      const act = tables.transaction(names, mode, { durability: "strict" });
      const done = new Promise((resolve, reject) => {
        act.oncomplete = resolve;
        act.onabort = () => reject(act.error);
      });
      const request = work(act);
      await done;
      return request && request.result;
    } finally {
      tables.close();
    }
  }
  var all = (name) => inside([name], "readonly", (act) => act.objectStore(name).getAll());
  var get = (name, id) => inside([name], "readonly", (act) => act.objectStore(name).get(id));
  var put = (name, row) => inside([name], "readwrite", (act) => act.objectStore(name).put(row));
  var remove = (name, id) => inside([name], "readwrite", (act) => act.objectStore(name).delete(id));
  var FORGET = "forget";
  async function forgetAll() {
    const names = Object.keys(TABLES);
    await inside(names, "readwrite", (act) => void names.forEach((name) => act.objectStore(name).clear()));
    await answered(indexedDB.deleteDatabase(NAME));
  }

  // js/offline/seal.mjs
  var letters = new TextEncoder();
  var words = new TextDecoder();
  async function keyOf(secret, salt) {
    const bytes = Uint8Array.from(atob(secret), (one) => one.charCodeAt(0));
    const half = await crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveKey"]);
    const how = { name: "HKDF", hash: "SHA-256", salt, info: letters.encode("upheld offline") };
    return crypto.subtle.deriveKey(how, half, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }
  async function unseal(key, row) {
    const how = { name: "AES-GCM", iv: row.iv, additionalData: letters.encode(row.id) };
    try {
      return JSON.parse(words.decode(await crypto.subtle.decrypt(how, key, row.body)));
    } catch {
      return null;
    }
  }

  // js/offline/pages.mjs
  var GONE = [403, 404, 410];
  var WEEK = /^\/delivery\/([0-9a-f-]{36})\/week\/(?:(\d{4}-\d\d-\d\d)\/)?$/;
  function placeOf(address) {
    const found = WEEK.exec(new URL(address, location.href).pathname);
    return found && { of: found[1], monday: found[2] || mondayOf(/* @__PURE__ */ new Date()) };
  }
  function mondayOf(day) {
    const monday = new Date(day.getFullYear(), day.getMonth(), day.getDate() - (day.getDay() + 6) % 7);
    const parts = [monday.getFullYear(), monday.getMonth() + 1, monday.getDate()];
    return parts.map((one) => String(one).padStart(2, "0")).join("-");
  }
  var isGone = (answer) => GONE.includes(answer.status);
  async function prune(held, cases) {
    for (const row of await all("pages")) {
      const what = await unseal(held.key, row);
      if (!what || !cases.includes(placeOf(what.address).of)) await remove("pages", row.id);
    }
  }

  // js/offline/holder.mjs
  var DAY = 24 * 60 * 60 * 1e3;
  var PATIENCE = 8e3;
  async function asked() {
    try {
      const answer = await fetch("/delivery/device/", {
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE)
      });
      if (answer.type === "opaqueredirect" || answer.status === 401) return { state: "signed out" };
      return answer.ok ? { state: "ready", ...await answer.json() } : { state: "later" };
    } catch {
      return { state: "no connection" };
    }
  }
  async function become(told) {
    for (const one of await all("holders")) if (one.owner !== told.owner && one.key) await put("holders", without(one));
    for (const one of await all("pages")) if (one.owner !== told.owner) await remove("pages", one.id);
    const found = await get("holders", told.owner);
    const salt = found ? found.salt : crypto.getRandomValues(new Uint8Array(32));
    const key = found && found.key || await keyOf(told.secret, salt);
    const held = { owner: told.owner, salt, key, until: Date.now() + told.days * DAY };
    await put("holders", held);
    await prune(held, told.cases);
    return held;
  }
  async function lock() {
    for (const one of await all("holders")) if (one.key) await put("holders", without(one));
    for (const page of await all("pages")) await remove("pages", page.id);
  }
  var without = ({ owner, salt }) => ({ owner, salt, until: 0 });

  // js/offline/worker.mjs
  var NAME2 = `upheld-${PARTS.version}`;
  self.addEventListener("install", (event) => {
    event.waitUntil((async () => {
      const kept = await caches.open(NAME2);
      for (const address of [PARTS.shell, ...PARTS.files]) {
        const answer = await fetch(address, { credentials: "omit", cache: "reload" });
        if (!answer.ok) throw new Error(address);
        await kept.put(address, answer);
      }
      await self.skipWaiting();
    })());
  });
  self.addEventListener("activate", (event) => {
    event.waitUntil((async () => {
      for (const name of await caches.keys()) if (name.startsWith("upheld-") && name !== NAME2) await caches.delete(name);
      await clients.claim();
    })());
  });
  async function orKept(request, address) {
    try {
      return await fetch(request);
    } catch (error) {
      const found = await caches.match(address);
      if (!found) throw error;
      return found;
    }
  }
  async function looked(event) {
    const answer = await orKept(event.request, PARTS.shell);
    if (answer.type === "opaqueredirect" || isGone(answer)) event.waitUntil(askAgain().catch(() => null));
    return answer;
  }
  async function askAgain() {
    if (!(await all("holders")).some((one) => one.key)) return;
    const told = await asked();
    if (told.state === "ready") await become(told);
    else if (told.state === "signed out") await lock();
  }
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET") return;
    const address = new URL(request.url);
    if (address.origin !== location.origin) return;
    if (request.mode === "navigate") event.respondWith(looked(event));
    else if (PARTS.files.includes(address.pathname)) event.respondWith(orKept(request, address.pathname));
  });
  self.addEventListener("message", (event) => {
    if (event.data === FORGET) event.waitUntil(forgetAll());
  });
})();
