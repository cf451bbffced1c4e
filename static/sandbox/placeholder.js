// @ts-check

const SIZE = /(?:^|\/)(\d{2,4})(?:x|\/)(\d{2,4})(?=[/?.#]|$)/;
const QUERY = /[?&](w|width|h|height)=(\d{2,4})/g;
const [WIDTH, HEIGHT] = [800, 600];

/**
 * A drawn picture of the size that the address asks for, instead of one from elsewhere.
 * @param {string} address
 */
export function placeholder(address) {
  const [width, height] = sizeOf(address);
  const hue = [...address].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 360, 7);
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' width='${width}' height='${height}'>` +
    `<defs><linearGradient id='g' x2='1' y2='1'><stop stop-color='hsl(${hue} 34% 78%)'/>` +
    `<stop offset='1' stop-color='hsl(${(hue + 40) % 360} 38% 62%)'/></linearGradient></defs>` +
    `<rect width='100%' height='100%' fill='url(#g)'/>` +
    `<path d='M0 ${height} L${width * 0.32} ${height * 0.52} L${width * 0.55} ${height * 0.78} L${width * 0.74} ${height * 0.6} L${width} ${height}Z' fill='hsl(${hue} 30% 42% / .35)'/>` +
    `<circle cx='${width * 0.76}' cy='${height * 0.28}' r='${Math.min(width, height) * 0.09}' fill='hsl(48 90% 92% / .8)'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** @param {string} address @returns {[number, number]} pixels */
function sizeOf(address) {
  const inPath = address.match(SIZE);
  if (inPath) return [Number(inPath[1]), Number(inPath[2])];
  const query = Object.fromEntries([...address.matchAll(QUERY)].map(([, name, value]) => [name[0], Number(value)]));
  const square = address.match(/\/(\d{2,4})(?:[?/]|$)/);
  const width = query.w ?? (square ? Number(square[1]) : WIDTH);
  return [width, query.h ?? (square ? width : Math.round((width * HEIGHT) / WIDTH))];
}
