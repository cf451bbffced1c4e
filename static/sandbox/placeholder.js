// @ts-check

const MOST = 4096; // pixels of a side
const BY_QUERY = /[?&](?:w|width)=(\d{1,4})(?:.*?[?&](?:h|height)=(\d{1,4}))?/;
const BY_PATH = /\/(\d{2,4})(?:[x/](\d{2,4}))?(?:[/?.]|$)/;

/**
 * A drawing in place of a picture that is not here: of the asked size, calm, with its description.
 * @param {string} address
 * @param {string} [width] as the tag has it
 * @param {string} [height]
 * @param {string} [label] what the picture would show
 * @returns {string | null} a `data:` address; null for pictures that the page brings itself
 */
export function placeholder(address, width, height, label = "") {
  if (!isMissing(address)) return null;
  const [asked, askedHeight] = sizeIn(address);
  const w = side(width) ?? asked ?? 800;
  const h = side(height) ?? (side(width) && asked && askedHeight ? Math.round((w * askedHeight) / asked) : askedHeight) ?? Math.round(w * 0.625);
  return `data:image/svg+xml,${escaped(drawing(w, h, hue(address), label || textIn(address)))}`;
}

/** @param {string} address */
function isMissing(address) {
  const text = address.trim();
  return text !== "" && !/^(?:data|blob|about|javascript):|^#/i.test(text);
}

/** @param {string} address @returns {[number | undefined, number | undefined]} */
function sizeIn(address) {
  const [, w, h] = BY_QUERY.exec(address) ?? BY_PATH.exec(address) ?? [];
  return [side(w), side(h) ?? (BY_QUERY.test(address) ? undefined : side(w))];
}

/** @param {string | undefined} text */
function side(text) {
  const number = /^\s*\d+(?:px)?\s*$/.test(text ?? "") ? Number.parseInt(text ?? "", 10) : 0;
  return number > 0 ? Math.min(number, MOST) : undefined;
}

/** What a placeholder service was asked to write. @param {string} address */
function textIn(address) {
  const text = /[?&]text=([^&#]{1,80})/.exec(address)?.[1];
  try {
    return text ? decodeURIComponent(text.replaceAll("+", " ")) : "";
  } catch {
    return "";
  }
}

/** A colour that stays with the address. @param {string} address */
function hue(address) {
  let sum = 0;
  for (let i = 0; i < Math.min(address.length, 200); i++) sum = (sum * 31 + address.charCodeAt(i)) % 360;
  return sum;
}

/** @param {number} w @param {number} h @param {number} h1 @param {string} label */
function drawing(w, h, h1, label) {
  const unit = Math.min(w, h);
  const [x, y] = [w / 2, h / 2 - (label ? unit * 0.06 : 0)];
  const size = Math.max(9, Math.min(unit * 0.09, 22));
  const text = label.slice(0, Math.max(4, Math.floor((w * 1.6) / size))).replace(/[<>&"]/g, " ");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">` +
    `<linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="hsl(${h1},32%,82%)"/><stop offset="1" stop-color="hsl(${(h1 + 40) % 360},30%,68%)"/></linearGradient>` +
    `<rect width="${w}" height="${h}" fill="url(#g)"/>` +
    `<g transform="translate(${x} ${y}) scale(${unit / 100})" fill="none" stroke="hsl(${h1},30%,32%)" stroke-opacity=".45" stroke-width="2" stroke-linejoin="round">` +
    `<rect x="-18" y="-14" width="36" height="28" rx="3"/><circle cx="9" cy="-5" r="3"/><path d="m-17 10 11-12 9 9 5-5 9 8"/></g>` +
    (text && unit > 60 ? `<text x="50%" y="${h / 2 + unit * 0.22}" text-anchor="middle" font-family="system-ui,sans-serif" font-size="${size}" fill="hsl(${h1},30%,25%)" fill-opacity=".7">${text}</text>` : "") +
    "</svg>"
  );
}

/** For HTML attributes, CSS and scripts alike: no quotes, brackets or spaces. @param {string} svg */
function escaped(svg) {
  return encodeURIComponent(svg).replace(/['()]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}
