// @ts-check

// Scripts load libraries and pictures, too: `script.src = …`, `new Image().src = …`.

/** @typedef {(address: string, element: any) => string | null} Find */

/** Changes addresses as the rewriter does, where a script sets them. @param {import("./rewriter.js").Places} places */
export function rewriteLaterLoads(places) {
  /** @type {Find} */
  const script = (address, { type }) => places.library(address, type === "module" ? "module" : "script");
  /** @type {Find} */
  const sheet = (address) => places.library(address, "style");
  /** @type {Find} */
  const picture = (address, image) => places.image(address, image.getAttribute("width"), image.getAttribute("height"), image.alt);
  change(HTMLScriptElement, "src", script);
  change(HTMLLinkElement, "href", sheet);
  change(HTMLImageElement, "src", picture);
}

/** @param {any} type an element's class @param {string} name @param {Find} find */
function change(type, name, find) {
  const { apply, defineProperty } = Reflect;
  const original = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(type.prototype, name));
  const setAttribute = Element.prototype.setAttribute;
  const place = (/** @type {any} */ element, /** @type {unknown} */ value) => {
    const found = find(String(value), element);
    // The hash that a page knows is not that of the copy.
    if (found !== null && "integrity" in element) element.removeAttribute("integrity");
    return found ?? value;
  };
  defineProperty(type.prototype, name, {
    ...original,
    set(value) {
      apply(/** @type {any} */ (original.set), this, [place(this, value)]);
    },
  });
  defineProperty(type.prototype, "setAttribute", {
    value(/** @type {string} */ attribute, /** @type {unknown} */ value) {
      const isAddress = String(attribute).toLowerCase() === name;
      apply(setAttribute, this, [attribute, isAddress ? place(this, value) : value]);
    },
    configurable: true,
    writable: true,
  });
}
