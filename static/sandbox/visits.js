// @ts-check

// Where a page wants to lead its reader. The frame may go nowhere, so the page around it asks.

const ADDRESSES = /^(?:https?:|mailto:)/i;

/**
 * @typedef {object} Visits
 * @property {(address: string) => void} visit asks whether the reader wants to go there
 * @property {(what: string, text: string) => void} refuse says what did not happen
 */

/** Links and windows that scripts open; before the page is written. @param {Visits} visits */
export function changeOpeners({ visit, refuse }) {
  const click = HTMLAnchorElement.prototype.click;
  const { apply } = Reflect;
  HTMLAnchorElement.prototype.click = function () {
    // One that is in no document: its event reaches nobody.
    if (this.isConnected || !follow(this, { visit, refuse })) apply(click, this, []);
  };
  window.open = (address = "") => {
    const url = resolved(String(address));
    if (url && ADDRESSES.test(url)) visit(url);
    else refuse("window", "window.open(): a page here has one window.");
    return null;
  };
  HTMLFormElement.prototype.submit = function () {
    refuseForm(this, refuse);
  };
}

/** Links that are clicked, forms that are sent. After `document.open()`. @param {Visits} visits */
export function listenForVisits({ visit, refuse }) {
  window.addEventListener("click", (event) => {
    if (event.defaultPrevented) return;
    const link = event.composedPath().find((target) => target instanceof Element && target.closest("a, area"));
    const element = link instanceof Element ? link.closest("a, area") : null;
    if (element && follow(element, { visit, refuse })) event.preventDefault();
  });
  window.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    const method = event.submitter?.getAttribute("formmethod") ?? form.getAttribute("method");
    if (method?.toLowerCase() === "dialog") return;
    event.preventDefault();
    refuseForm(form, refuse);
  });
}

/** @param {Element} link @param {Visits} visits @returns {boolean} whether the browser is to leave it alone */
function follow(link, { visit, refuse }) {
  const address = (link.getAttribute("href") ?? link.getAttribute("xlink:href"))?.trim();
  if (!address || /^(?:#|javascript:)/i.test(address)) return false;
  if (link.hasAttribute("download")) refuse("download", `Download of ${link.getAttribute("download") || "a file"}: pages here may not save files.`);
  else if (ADDRESSES.test(resolved(address) ?? "") && isOutside(address)) visit(resolved(address) ?? "");
  else refuse("link", `The link ${address.slice(0, 200)} leads to nothing: there is only this page.`);
  return true;
}

/** @param {string} address */
const isOutside = (address) => /^(?:[a-z]+:|\/\/)/i.test(address);

/** @param {string} address @returns {string | null} */
function resolved(address) {
  try {
    return new URL(address, "https:").href;
  } catch {
    return isOutside(address) ? address : null;
  }
}

/** @param {HTMLFormElement} form @param {Visits["refuse"]} refuse */
function refuseForm(form, refuse) {
  const action = form.getAttribute("action");
  refuse("form", `A form was not sent${action ? ` to ${action.slice(0, 200)}` : ""}: there is no server behind this page.`);
}
