/* Made of js/offline by build.mjs: 32586a5ebfab80839ae5bc2750ae2ec9cfe623bd6f508a0de0ad31a330b2e087 */

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
var put = (name, row2) => inside([name], "readwrite", (act) => act.objectStore(name).put(row2));
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
async function seal(key, id, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: letters.encode(id) };
  return { id, iv, body: await crypto.subtle.encrypt(how, key, letters.encode(JSON.stringify(value))) };
}
async function unseal(key, row2) {
  const how = { name: "AES-GCM", iv: row2.iv, additionalData: letters.encode(row2.id) };
  try {
    return JSON.parse(words.decode(await crypto.subtle.decrypt(how, key, row2.body)));
  } catch {
    return null;
  }
}
async function nameOf(salt, text) {
  const given2 = letters.encode(text);
  const both = new Uint8Array(salt.length + given2.length);
  both.set(salt);
  both.set(given2, salt.length);
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", both));
  return Array.from(found, (one) => one.toString(16).padStart(2, "0")).join("");
}

// js/offline/pages.mjs
var MOST = 20;
var DAYS = 8;
var GONE = [403, 404, 410];
var WEEK = /^\/delivery\/([0-9a-f-]{36})\/week\/(?:(\d{4}-\d\d-\d\d)\/)?$/;
function placeOf(address) {
  const found = WEEK.exec(new URL(address, location.href).pathname);
  return found && { of: found[1], monday: found[2] || mondayOf(/* @__PURE__ */ new Date()) };
}
function weekAfter(monday) {
  const [year, month, day] = monday.split("-").map(Number);
  return mondayOf(new Date(year, month - 1, day + 7));
}
function mondayOf(day) {
  const monday = new Date(day.getFullYear(), day.getMonth(), day.getDate() - (day.getDay() + 6) % 7);
  const parts = [monday.getFullYear(), monday.getMonth() + 1, monday.getDate()];
  return parts.map((one) => String(one).padStart(2, "0")).join("-");
}
async function keep(held2, address, main, title) {
  const place = placeOf(address);
  if (!place) return;
  const id = await nameOf(held2.salt, `${place.of} ${place.monday}`);
  const what = { address: new URL(address, location.href).pathname, main, title };
  await put("pages", { ...await seal(held2.key, id, what), owner: held2.owner, at: Date.now() });
  const rows = (await all("pages")).sort((one, other) => other.at - one.at);
  for (const [number, row2] of rows.entries()) if (number >= MOST || !isFresh(row2)) await remove("pages", row2.id);
}
var isFresh = (row2) => Date.now() - row2.at < DAYS * 24 * 60 * 60 * 1e3;
var isGone = (answer) => GONE.includes(answer.status);
async function letGo(held2, address) {
  const place = placeOf(address);
  if (place) await remove("pages", await nameOf(held2.salt, `${place.of} ${place.monday}`));
}
async function prune(held2, cases) {
  for (const row2 of await all("pages")) {
    const what = await unseal(held2.key, row2);
    if (!what || !cases.includes(placeOf(what.address).of)) await remove("pages", row2.id);
  }
}
async function find(held2, address) {
  const place = placeOf(address);
  const row2 = place && await get("pages", await nameOf(held2.salt, `${place.of} ${place.monday}`));
  const what = row2 && isFresh(row2) && await unseal(held2.key, row2);
  return what ? { at: row2.at, ...what } : null;
}
async function list(held2) {
  const rows = (await all("pages")).filter((one) => one.owner === held2.owner && isFresh(one));
  const found = await Promise.all(rows.map(async (row2) => ({ at: row2.at, ...await unseal(held2.key, row2) })));
  return found.filter((one) => one.address).sort((one, other) => one.address < other.address ? 1 : -1);
}

// js/offline/holder.mjs
var DAY = 24 * 60 * 60 * 1e3;
var PATIENCE = 8e3;
var canKeep = () => Boolean(window.isSecureContext && window.indexedDB && crypto.subtle);
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
  const held2 = { owner: told.owner, salt, key, until: Date.now() + told.days * DAY };
  await put("holders", held2);
  await prune(held2, told.cases);
  return held2;
}
async function present() {
  for (const one of await all("holders")) {
    if (!one.key) continue;
    if (one.until > Date.now()) return one;
    await lock();
  }
  return null;
}
async function lock() {
  for (const one of await all("holders")) if (one.key) await put("holders", without(one));
  for (const page of await all("pages")) await remove("pages", page.id);
}
var without = ({ owner, salt }) => ({ owner, salt, until: 0 });

// js/offline/show.mjs
var given = document.getElementById("offline-words");
var WORDS = given ? JSON.parse(given.textContent) : {};
var say = (name, value = "") => (WORDS[name] || "").replace("{}", value);
function when(moment) {
  const how = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(document.documentElement.lang || "en-GB", how).format(new Date(moment));
}
function made(tag, text, more = {}) {
  const one = document.createElement(tag);
  if (text) one.textContent = text;
  for (const [name, value] of Object.entries(more)) one.setAttribute(name, value);
  return one;
}
var link = (address, text) => made("a", text, { class: "govuk-link", href: address });
var status = made("div", "", { id: "offline-status", role: "status", tabindex: "-1" });
function standReady() {
  const read = document.querySelector("main > div") || document.querySelector("main");
  if (status.parentElement !== read) read.prepend(status);
}
function tell(...parts) {
  standReady();
  const box = made("div", "", { class: "govuk-inset-text" });
  for (const part of parts.filter(Boolean)) {
    const line = made(typeof part === "string" || part.tagName === "A" ? "p" : "div", "", { class: "govuk-body" });
    line.append(part);
    box.append(line);
  }
  status.replaceChildren(...parts.length ? [box] : []);
}
function toStatus() {
  status.focus();
  status.scrollIntoView({ block: "start" });
}
function mainOf(page) {
  const main = page.querySelector("main");
  for (const one of main.querySelectorAll("script, iframe, object, embed, #offline-status")) one.remove();
  for (const one of main.querySelectorAll("*")) {
    for (const { name } of [...one.attributes]) if (name.startsWith("on")) one.removeAttribute(name);
  }
  return document.adoptNode(main);
}
function turnTo(page) {
  const title = page.title;
  document.querySelector("main").replaceWith(mainOf(page));
  if (title) document.title = title;
  standReady();
}

// js/offline/queue.mjs
async function add(held2, id, what) {
  const item = { id, owner: held2.owner, at: Date.now(), ...what };
  await write(held2, item);
  return item;
}
async function refuse(held2, item, why) {
  await write(held2, { ...item, why });
}
async function drop(item) {
  if (await isWaiting(item)) await remove("waiting", item.id);
}
async function isWaiting(item) {
  const row2 = await get("waiting", item.id);
  return Boolean(row2 && row2.at === item.at);
}
async function list2(held2) {
  const rows = (await all("waiting")).filter((one) => one.owner === held2.owner);
  const found = rows.map(async (row2) => ({ id: row2.id, at: row2.at, owner: row2.owner, ...await unseal(held2.key, row2) }));
  return (await Promise.all(found)).sort((one, other) => one.at - other.at);
}
async function write(held2, { id, owner, at, ...what }) {
  await put("waiting", { ...await seal(held2.key, id, what), owner, at });
}

// js/offline/waiting.mjs
async function listed(held2, changed) {
  const items = await list2(held2);
  const list3 = made("ul", "", { class: "govuk-list" });
  for (const item of items) list3.append(row(item, changed));
  return { count: items.length, list: list3 };
}
function row(item, changed) {
  const one = made("li", "", { class: "govuk-!-margin-bottom-6", "data-waits": item.id });
  one.append(made("h3", item.title || say("sealed"), { class: "govuk-heading-s govuk-!-margin-bottom-1" }));
  if (!item.action) one.append(made("p", say("unreadable"), { class: "govuk-body" }));
  one.append(made("p", say("written", when(item.written || item.at)), { class: "govuk-body-s govuk-!-margin-bottom-1" }));
  if (item.changes && item.changes.length) {
    const told = made("ul", "", { class: "govuk-list govuk-list--bullet" });
    for (const change of item.changes) told.append(made("li", change));
    one.append(told);
  }
  if (item.why) one.append(made("p", `${say("refused")} ${item.why.join(" ")}`, { class: "govuk-error-message" }));
  if (changed) one.append(...ways(item, changed));
  return one;
}
function ways(item, changed) {
  const gone = made("button", say("drop"), {
    type: "button",
    class: "govuk-button govuk-button--secondary govuk-!-margin-bottom-1"
  });
  gone.append(made("span", ` \u2013 ${item.title || ""} ${when(item.written || item.at)}`, { class: "govuk-visually-hidden" }));
  gone.addEventListener("click", async () => {
    await drop(item);
    await changed();
  });
  const open = made("p", "", { class: "govuk-body govuk-!-margin-bottom-1" });
  if (item.action) open.append(link(item.action, say("open", item.title)));
  return [open, gone];
}

// js/offline/leaving.mjs
async function wiped() {
  await forgetAll();
  if (!("serviceWorker" in navigator)) return;
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  if ("caches" in window) for (const name of await caches.keys()) await caches.delete(name);
}
async function beforeSigningOut(out, whose) {
  let isAsked = false;
  const asks = async () => {
    const held2 = await whose;
    const found = held2 && await listed(held2, null);
    if (!found || !found.count) return false;
    tell(say("out", String(found.count)), found.list, link("/delivery/waiting/", say("send_first")));
    return true;
  };
  out.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!isAsked && await asks()) {
      isAsked = true;
      return toStatus();
    }
    await wiped().catch(() => null);
    out.submit();
  });
  isAsked = await asks();
}
function whenLeaving() {
  const page = document.documentElement;
  new MutationObserver(() => {
    if (!page.classList.contains("upheld-leaving")) return;
    const { controller } = navigator.serviceWorker || {};
    if (controller) controller.postMessage(FORGET);
    forgetAll();
  }).observe(page, { attributes: true, attributeFilter: ["class"] });
}

// js/offline/sending.mjs
var PATIENCE2 = 3e4;
var REFUSED = [400, 403, 404, 410, 413, 422];
async function send(item, token) {
  let answer, text;
  try {
    answer = await fetch(item.action, {
      method: "POST",
      body: item.body,
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": token,
        // Another window may have signed in as somebody else: then the service does not take it.
        "X-Upheld-Device": item.owner
      },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE2)
    });
    text = await answer.text();
  } catch {
    return { state: "no connection" };
  }
  const url = new URL(answer.url);
  if (answer.redirected && url.pathname.startsWith("/account/")) return { state: "signed out" };
  const page = new DOMParser().parseFromString(text, "text/html");
  if (answer.ok) return { state: "sent", page, address: url.pathname + url.search };
  if (!REFUSED.includes(answer.status)) return { state: "later" };
  return { state: "refused", page, status: answer.status, why: sentences(page) };
}
function sentences(page) {
  const found = [...page.querySelectorAll(".govuk-error-summary__list li")];
  const told = found.length ? found : [...page.querySelectorAll("main h1, main p")].slice(0, 2);
  return told.map((one) => one.textContent.trim()).filter(Boolean);
}
function sendAll(held2, token, again) {
  const work = async () => {
    const done = { sent: 0, refused: 0, state: "ready" };
    for (const item of await list2(held2)) {
      if (!item.action || item.why && !again) continue;
      let answer = await send(item, token);
      if (answer.status === 403) {
        const told = await asked();
        if (told.owner === held2.owner) answer = await send(item, token = told.token);
      }
      if (answer.state === "sent") {
        await drop(item);
        done.sent += 1;
      } else if (answer.state === "refused") {
        await refuse(held2, item, answer.why);
        done.refused += 1;
      } else {
        done.state = answer.state;
        break;
      }
    }
    return done;
  };
  return alone(work);
}
var alone = (work) => navigator.locks ? navigator.locks.request("upheld-sending", work) : work();

// js/offline/form.mjs
function written(form, submitter, id, moment) {
  const data = new FormData(form);
  if (submitter && submitter.name) data.append(submitter.name, submitter.value);
  data.delete("csrfmiddlewaretoken");
  data.set("form_id", id);
  data.set("written_at", moment);
  return new URLSearchParams([...data].filter(([, value]) => typeof value === "string")).toString();
}
function refill(form, body) {
  const given2 = new URLSearchParams(body);
  const left = {};
  for (const control of form.elements) {
    const { name, type } = control;
    if (!name || ["hidden", "submit", "button", "file"].includes(type)) continue;
    if (type === "radio" || type === "checkbox") {
      control.checked = given2.getAll(name).includes(control.value);
    } else {
      left[name] = left[name] || given2.getAll(name);
      if (left[name].length) control.value = left[name].shift();
    }
  }
}
var seen = /* @__PURE__ */ new WeakMap();
var state = (form) => new URLSearchParams([...new FormData(form)].filter(([, one]) => typeof one === "string")).toString();
var isTouched = (form) => seen.get(form) !== state(form);
var remember = (form) => void seen.set(form, state(form));
function changes(form, submitter) {
  const told = [];
  for (const control of form.elements) {
    if (!control.name || !isChanged(control)) continue;
    const legends = [];
    for (let one = control.closest("fieldset"); one; one = one.parentElement.closest("fieldset")) {
      legends.unshift(words2(one.querySelector("legend")));
      let above = one.previousElementSibling;
      while (above && above.tagName !== "H2") above = above.previousElementSibling;
      if (above) legends.unshift(words2(above));
    }
    const label = words2(control.labels && control.labels[0]);
    const value = { radio: "", checkbox: "", "select-one": chosen(control) }[control.type] ?? control.value;
    told.push([...legends, label, value].filter(Boolean).join(" \u2013 "));
  }
  if (submitter && submitter.name) told.push(say("pressed", words2(submitter)));
  return [...new Set(told)];
}
function isChanged(control) {
  if (control.type === "radio" || control.type === "checkbox") return control.checked && !control.defaultChecked;
  if (control.tagName === "SELECT") {
    return control.value !== "" && !(control.selectedOptions[0] || {}).defaultSelected;
  }
  return !["hidden", "submit", "button", "file"].includes(control.type) && control.value !== control.defaultValue;
}
var chosen = (control) => control.selectedOptions && control.selectedOptions[0] ? words2(control.selectedOptions[0]) : "";
var words2 = (one) => one ? one.textContent.replace(/\s+/g, " ").trim() : "";

// js/offline/week.mjs
var HOUR = 60 * 60 * 1e3;
var weekForm = () => document.querySelector('form[data-offline="week"]');
async function keepWeeks(held2, isFresh2) {
  const here = placeOf(location.href);
  if (!here) return;
  for (const monday of [here.monday, weekAfter(here.monday)]) {
    const address = `/delivery/${here.of}/week/${monday}/`;
    const before = await find(held2, address);
    if (before && !(isFresh2 && monday === here.monday) && Date.now() - before.at < HOUR) continue;
    const answer = await fetch(`${address}?kept=device${chosenSide()}`, { cache: "no-store" }).catch(() => null);
    if (answer && isGone(answer)) await letGo(held2, address);
    if (!answer || !answer.ok || answer.redirected) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    await keep(held2, address, kept(page), page.title);
  }
}
function chosenSide() {
  const week = weekForm();
  const side = week && week.elements.side;
  return side ? `&side=${side.value}` : "";
}
function kept(page) {
  const main = page.querySelector("main").cloneNode(true);
  for (const one of main.querySelectorAll('[name="csrfmiddlewaretoken"], script, #offline-status')) one.remove();
  return main.outerHTML;
}
async function showKept(held2, address) {
  const found = await find(held2, address);
  if (!found) return false;
  const page = new DOMParser().parseFromString(found.main, "text/html");
  page.title = found.title;
  turnTo(page);
  const week = weekForm();
  if (week) {
    week.elements.form_id.value = crypto.randomUUID();
    const before = (await list2(held2)).filter((one) => one.action && sameWeek(one.action, week.action));
    const last = before[before.length - 1];
    if (last) refill(week, last.body);
    if (last && !last.why) week.elements.form_id.value = last.id;
    hook(week, () => held2);
  }
  tell(say("offline"), say("as_of", when(found.at)), link("/delivery/waiting/", say("see_waiting")));
  return true;
}
function sameWeek(one, other) {
  const [first, second] = [placeOf(one), placeOf(other)];
  return Boolean(first && second && first.of === second.of && first.monday === second.monday);
}
function hook(week, holder) {
  let busy = false;
  remember(week);
  week.addEventListener("submit", async (event) => {
    const { submitter } = event;
    const held2 = holder();
    const hasFiles = [...week.elements].some((one) => one.type === "file" && one.files.length);
    if (!held2 || hasFiles) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    tell(say("sending"));
    try {
      await sent(week, submitter, held2);
    } catch {
      if (submitter && submitter.name) week.append(made("input", "", hidden(submitter)));
      week.submit();
    }
    busy = false;
  });
}
var hidden = ({ name, value }) => ({ type: "hidden", name, value });
async function sent(week, submitter, held2) {
  const moment = (/* @__PURE__ */ new Date()).toISOString();
  const id = week.elements.form_id.value || crypto.randomUUID();
  const item = await add(held2, id, {
    action: new URL(week.action).pathname,
    body: written(week, submitter, id, moment),
    title: (document.querySelector("main h1") || {}).textContent.trim(),
    written: moment,
    changes: changes(week, submitter)
  });
  const told = await asked();
  if (told.state === "ready" && told.owner !== held2.owner) {
    await become(told);
    return location.reload();
  }
  const atOnce = { ...item, body: written(week, submitter, id, "") };
  const sends = async () => {
    if (!await isWaiting(item)) return null;
    const given2 = await send(atOnce, told.token);
    if (given2.state === "sent" || given2.status === 422) await drop(item);
    return given2;
  };
  const answer = told.state === "ready" ? await alone(sends) : told;
  if (!answer) {
    remember(week);
    await renew(held2, () => held2).catch(() => null);
    tell(say("sent", "1"));
    return toStatus();
  }
  if (answer.state === "signed out") await lock();
  if (answer.state === "sent" || answer.status === 422) return arrived(answer, held2);
  remember(week);
  const ways2 = [link("/delivery/waiting/", say("see_waiting"))];
  if (answer.state === "refused") {
    await refuse(held2, item, answer.why);
    tell(say("refused"), ...answer.why, ...ways2);
  } else if (answer.state === "signed out") {
    tell(say("kept"), link(`/account/login/?next=${encodeURIComponent(location.pathname)}`, say("sign_in")), ...ways2);
  } else {
    tell(say("kept"), say("goes_by_itself"), ...ways2);
  }
  toStatus();
}
async function renew(held2, holder) {
  const week = weekForm();
  if (!week || isTouched(week)) return;
  const answer = await fetch(location.pathname, { cache: "no-store" });
  if (!answer.ok || answer.redirected) return;
  turnTo(new DOMParser().parseFromString(await answer.text(), "text/html"));
  if (weekForm()) hook(weekForm(), holder);
}
async function arrived(answer, held2) {
  turnTo(answer.page);
  tell();
  if (answer.state === "sent") {
    history.replaceState(null, "", answer.address);
    keepWeeks(held2, true);
  }
  const week = weekForm();
  if (week) hook(week, () => held2);
  const first = document.querySelector("main .govuk-error-summary, main .upheld-notice") || document.querySelector("main h1");
  first.setAttribute("tabindex", "-1");
  first.focus();
  first.scrollIntoView({ block: "start" });
}

// js/offline/offline.mjs
var AGAIN = 6e4;
var held = null;
async function connected(again = false, known = async () => null) {
  const told = await asked();
  let done = { sent: 0, refused: 0, state: told.state };
  if (told.state === "ready") {
    held = await become(told);
    await known();
    done = await sendAll(held, told.token, again);
  }
  if (done.state === "signed out") await lock();
  return done;
}
async function whoseItIs() {
  const told = await asked();
  if (told.state === "ready") return become(told);
  return told.state === "signed out" ? null : present();
}
function report(done) {
  if (done.sent) tell(say("sent", String(done.sent)), done.refused ? say("some_refused") : "");
  else if (done.refused) tell(say("some_refused"), link("/delivery/waiting/", say("see_waiting")));
}
async function onWeek() {
  const week = weekForm();
  if (week) hook(week, () => held);
  navigator.serviceWorker?.register("/delivery/worker.js", { scope: "/delivery/" }).catch(() => null);
  const done = await connected();
  if (done.sent) await renew(held, () => held);
  if (held) await keepWeeks(held, done.sent > 0);
  report(done);
}
async function onWaiting(root) {
  let isOut = false;
  const shown = async () => {
    held = isOut ? null : held || await present();
    const found = held ? await listed(held, shown) : { count: 0, list: made("ul") };
    root.querySelector("[data-none]").hidden = isOut || found.count > 0;
    root.querySelector("[data-some]").hidden = found.count === 0;
    root.querySelector("[data-list]").replaceChildren(...found.count ? [found.list] : []);
    const weeks = held ? await list(held) : [];
    root.querySelector("[data-weeks]").hidden = weeks.length === 0;
    root.querySelector("[data-week-list]").replaceChildren(...weeks.map((one) => {
      const line = made("li");
      line.append(link(one.address, heading(one)), made("span", ` \u2013 ${say("seen", when(one.at))}`));
      return line;
    }));
    root.hidden = false;
  };
  const known = async () => {
    isOut = false;
    await shown();
  };
  const go = async (again) => {
    const done = await connected(again, known);
    isOut = done.state === "signed out";
    await shown();
    if (done.state === "no connection" && again) tell(say("none_yet"));
    else if (done.state === "signed out") tell(link("/account/login/?next=/delivery/waiting/", say("sign_in")));
    else if (done.state === "later") tell(say("later"));
    else report(done);
    if (again) toStatus();
    return done.state;
  };
  root.querySelector("[data-send]").addEventListener("click", () => go(true));
  root.querySelector("[data-wipe]").addEventListener("click", async () => {
    await wiped();
    held = null;
    await shown();
    tell(say("wiped"));
    toStatus();
  });
  return go(false);
}
var heading = (one) => new DOMParser().parseFromString(one.main, "text/html").querySelector("h1")?.textContent.trim() || one.title;
async function onAnyPage() {
  const hasKey = await present();
  if (hasKey) report(await connected());
}
async function begin() {
  standReady();
  whenLeaving();
  const out = document.querySelector('form[action="/account/logout/"]');
  const waiting = document.getElementById("waiting-here");
  const isShell = waiting !== null && waiting.dataset.shell === "yes";
  if (out) return beforeSigningOut(out, whoseItIs().catch(() => null));
  if (isShell && placeOf(location.href)) {
    held = await present();
    if (held && await showKept(held, location.href)) return;
  }
  if (waiting) {
    const state2 = await onWaiting(waiting);
    if (isShell && state2 !== "signed out" && location.pathname !== "/delivery/waiting/") tell(say("not_here"));
  } else if (weekForm() || placeOf(location.href)) await onWeek();
  else await onAnyPage();
}
function watch(begun) {
  let busy = false;
  const tried = async () => {
    await begun;
    if (busy || document.hidden || !held || (await list2(held)).every((one) => one.why)) return;
    busy = true;
    const done = await connected();
    const waiting = document.getElementById("waiting-here");
    if (waiting && done.state === "ready") location.reload();
    else if (done.sent) await renew(held, () => held);
    report(done);
    busy = false;
  };
  window.addEventListener("online", tried);
  document.addEventListener("visibilitychange", tried);
  setInterval(tried, AGAIN);
}
if (canKeep()) watch(begin().catch(() => null));
