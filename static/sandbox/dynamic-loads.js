// @ts-check

/** @type {Array<[Function, string, import("./rewriter.js").Kind]>} */
const LOADS = [
  [HTMLScriptElement, "src", "script"],
  [HTMLLinkElement, "href", "style"],
  [HTMLImageElement, "src", "image"],
];

/**
 * Scripts, style sheets and pictures that a script of the page adds are loaded as those in its HTML.
 * @param {import("./rewriter.js").Find} find
 */
export function loadElsewhere(find) {
  for (const [kind, name, how] of LOADS) {
    const own = Object.getOwnPropertyDescriptor(kind.prototype, name);
    if (!own?.set) continue;
    const { set } = own;
    Object.defineProperty(kind.prototype, name, {
      ...own,
      set(address) {
        const isModule = how === "script" && this.type === "module";
        set.call(this, find(String(address), isModule ? "module" : how) ?? address);
      },
    });
  }
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (/** @type {string} */ name, /** @type {string} */ value) {
    const load = LOADS.find(([kind, attribute]) => this instanceof kind && name.toLowerCase() === attribute);
    setAttribute.call(this, name, load ? (find(String(value), load[2]) ?? value) : value);
  };
}
