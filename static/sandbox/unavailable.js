// @ts-check

// What a page in a frame of nobody's cannot have. It gets the refusal that browsers give, in
// place of a crash, and its console says why.

/** @typedef {(text: string) => void} Note */

/** Errors that were told of already when they were made. @type {WeakSet<object>} */
const told = new WeakSet();

/** @param {unknown} reason of a rejection that nobody handled */
export function isTold(reason) {
  return typeof reason === "object" && reason !== null && told.has(reason);
}

/** @param {Note} note */
export function refuseFeatures(note) {
  const refuse = refuser(note);
  refuseDevices(refuse);
  refusePlace(note);
  refuseWorkers(refuse);
  refuseDatabases(note);
  shimClipboard(refuse);
  replace(Element.prototype, "requestFullscreen", refuse("full screen is the reader's to choose, above the preview"));
  replace(Element.prototype, "requestPointerLock", refuse("the pointer cannot be locked"));
}

/** @typedef {(why: string, name?: string) => () => Promise<never>} Refuser */

/** @param {Note} note @returns {Refuser} */
function refuser(note) {
  const noted = new Set();
  return (why, name = "NotAllowedError") => async () => {
    if (!noted.has(why)) note(`Not available here: ${why}.`);
    noted.add(why);
    const error = new DOMException(`Not available here: ${why}.`, name);
    told.add(error);
    throw error;
  };
}

/** @param {Refuser} refuse */
function refuseDevices(refuse) {
  const media = refuse("camera, microphone and screen");
  give("mediaDevices", { getUserMedia: media, getDisplayMedia: media, enumerateDevices: async () => [], getSupportedConstraints: () => ({}), addEventListener() {}, removeEventListener() {} });
  for (const name of ["bluetooth", "usb", "serial", "hid"]) {
    const device = refuse(`devices (${name})`);
    give(name, { requestDevice: device, requestPort: device, getDevices: async () => [], getPorts: async () => [], getAvailability: async () => false, addEventListener() {}, removeEventListener() {} });
  }
  replace(Navigator.prototype, "requestMIDIAccess", refuse("MIDI devices"));
  replace(Navigator.prototype, "share", refuse("sharing by the system"));
  const notification = typeof Notification === "function" ? Notification : class extends EventTarget {};
  replace(window, "Notification", notification);
  const denied = refuse("notifications");
  replace(notification, "requestPermission", (/** @type {((answer: string) => void) | undefined} */ callback) =>
    denied().catch(() => (callback?.("denied"), "denied")));
}

/** @param {Note} note */
function refusePlace(note) {
  const denied = (/** @type {unknown} */ _found, /** @type {((error: object) => void) | undefined} */ failed) => {
    note("Not available here: the reader's place.");
    const error = { code: 1, message: "Not available here.", PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 };
    setTimeout(() => failed?.(error), 0);
    return 1;
  };
  give("geolocation", { getCurrentPosition: denied, watchPosition: denied, clearWatch() {} });
}

/** @param {Refuser} refuse */
function refuseWorkers(refuse) {
  const worker = refuse("service workers, for a page without a server", "SecurityError");
  const never = new Promise(() => {});
  give("serviceWorker", { register: worker, ready: never, controller: null, getRegistration: async () => undefined, getRegistrations: async () => [], addEventListener() {}, removeEventListener() {}, startMessages() {} });
  const cache = refuse("the cache", "SecurityError");
  replace(window, "caches", { open: cache, match: async () => undefined, has: async () => false, delete: async () => false, keys: async () => [] });
}

/** Opening fails as browsers fail, by an event: pages have another way then, or say so. @param {Note} note */
function refuseDatabases(note) {
  const failed = () => {
    note("Not available here: databases (indexedDB); localStorage is kept.");
    const request = Object.assign(new EventTarget(), { onerror: null, onsuccess: null, error: new DOMException("Not available here.", "SecurityError"), readyState: "done" });
    setTimeout(() => {
      const event = new Event("error");
      /** @type {any} */ (request).onerror?.(event);
      request.dispatchEvent(event);
    }, 0);
    return request;
  };
  replace(window, "indexedDB", { open: failed, deleteDatabase: failed, databases: async () => [], cmp: () => 0 });
}

/** A copy button works after a click, by the old way: that one needs no permission. @param {Refuser} refuse */
function shimClipboard(refuse) {
  const read = refuse("reading the clipboard");
  const failed = refuse("writing to the clipboard without a click");
  const copy = document.execCommand.bind(document);
  const writeText = async (/** @type {unknown} */ text) => {
    const field = document.createElement("textarea");
    field.value = String(text);
    field.style.cssText = "position: fixed; opacity: 0";
    const before = document.activeElement;
    (document.body ?? document.documentElement).append(field);
    field.select();
    const done = copy("copy");
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    if (!done) await failed();
  };
  give("clipboard", { writeText, readText: read, read, write: refuse("writing to the clipboard"), addEventListener() {}, removeEventListener() {} });
}

/** @param {string} name of a property of `navigator` @param {object} value */
function give(name, value) {
  replace(navigator, name, value);
}

/** @param {object} target @param {string} name @param {unknown} value */
function replace(target, name, value) {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}
