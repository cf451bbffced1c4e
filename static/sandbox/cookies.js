// @ts-check

const MOST = 50; // cookies
const LONGEST = 4_096; // characters of one

/** `document.cookie` for a page whose opaque origin has none: in memory, for this page alone. */
export function keepCookies() {
  /** @type {Map<string, string>} */
  const cookies = new Map();
  Object.defineProperty(document, "cookie", {
    configurable: true,
    get: () => [...cookies].map(([name, value]) => (name ? `${name}=${value}` : value)).join("; "),
    set: (/** @type {unknown} */ text) => setCookie(cookies, String(text)),
  });
}

/** @param {Map<string, string>} cookies @param {string} text as a page assigns it @param {number} [now] */
export function setCookie(cookies, text, now = Date.now()) {
  const [pair, ...attributes] = text.slice(0, LONGEST).split(";");
  const equals = pair.indexOf("=");
  const [name, value] = [pair.slice(0, Math.max(equals, 0)).trim(), pair.slice(equals + 1).trim()];
  cookies.delete(name);
  if (attributes.some((attribute) => isOver(attribute.trim(), now)) || cookies.size >= MOST) return;
  cookies.set(name, value);
}

/** @param {string} attribute @param {number} now milliseconds */
function isOver(attribute, now) {
  const [, kind, value] = /^(max-age|expires)=(.*)$/i.exec(attribute) ?? [];
  if (!kind) return false;
  return kind.toLowerCase() === "max-age" ? Number(value) <= 0 : Date.parse(value) <= now;
}
