// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";
import { changeOf, rowOf, shownLink, summaryOf, timeOf, viewsOf } from "../models/share-terms.js";

const OPENER = '[data-action="share"]';
const SAID_FOR = 2000; // milliseconds that the button says "Copied"

/** Makes links for others, shows them, changes what they allow, takes them back. */
export class ShareDialog extends HTMLElement {
  #listening = new AbortController();
  /** @type {import("../models/share-terms.js").ShareLink[]} newest first */
  #links = [];
  /** @type {number | null} */
  #chosen = null;
  /** @type {number | null} the link that a typed password is for */
  #passwordFor = null;

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener("click", (event) => this.#opened(event), { signal });
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.addEventListener("change", (event) => this.#changed(event), { signal });
    this.addEventListener("submit", (event) => this.#submitted(event), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Listeners

  /** @param {MouseEvent} event */
  #opened(event) {
    if (!(event.target instanceof Element && event.target.closest(OPENER))) return;
    this.#dialog.showModal();
    this.#tried(async () => {
      this.#links = await call("GET", this.#address());
    });
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (event.target === this.#dialog) this.#dialog.close(); // the backdrop
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    const { dataset } = button;
    if ("close" in dataset) this.#dialog.close();
    if ("create" in dataset) this.#tried(() => this.#create(), button);
    if ("copy" in dataset) this.#tried(() => this.#copy(button), button);
    if ("revoke" in dataset) this.#tried(() => this.#revoke(button), button);
    if ("choose" in dataset) this.#choose(Number(dataset.choose));
    if ("removePassword" in dataset) this.#tried(() => this.#change({ password: null }), button);
  }

  /** @param {Event} event */
  #changed(event) {
    const control = event.target;
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) return;
    const { term } = control.dataset;
    if (!term || control.value === "kept") return;
    const checked = control instanceof HTMLInputElement && control.checked;
    this.#tried(async () => {
      const { question, verb = "" } = control.dataset; // asked before what is turned off is lost
      if (question && !checked && !(await this.#confirm.ask(question, verb))) return;
      await this.#change(changeOf(term, control.value, checked));
    });
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    const password = this.#input("[data-password]").value;
    if (password) this.#tried(() => this.#change({ password }));
  }

  // Actions

  async #create() {
    const link = await call("POST", this.#address(), {});
    this.#links = [link, ...this.#links];
    this.#chosen = link.id;
  }

  /** @param {Record<string, unknown>} terms */
  async #change(terms) {
    const changed = await call("PATCH", this.#address(this.#link?.id), terms);
    this.#links = this.#links.map((link) => (link.id === changed.id ? changed : link));
    if ("password" in terms) this.#passwordFor = null;
    this.#say(t("saved"));
  }

  /** @param {HTMLButtonElement} button */
  async #revoke(button) {
    const { question = "" } = button.dataset;
    if (!this.#link || !(await this.#confirm.ask(question, button.textContent ?? ""))) return;
    const { id } = this.#link;
    await call("DELETE", this.#address(id));
    this.#links = this.#links.filter((link) => link.id !== id);
    this.#chosen = null;
  }

  /** @param {HTMLButtonElement} button */
  async #copy(button) {
    const text = button.dataset.copy === "embed" ? this.#link?.embed : this.#link?.url;
    await navigator.clipboard.writeText(text ?? "");
    const verb = (button.dataset.verb ??= button.textContent ?? ""); // at a second click it says "Copied"
    button.textContent = t("copied");
    this.#say(t("copied"));
    setTimeout(() => (button.textContent = verb), SAID_FOR);
  }

  /** @param {number} id */
  #choose(id) {
    this.#chosen = id;
    this.#render();
    this.#input("[data-link]").focus();
  }

  /** @param {() => Promise<void>} act @param {HTMLButtonElement} [button] */
  async #tried(act, button) {
    if (button) button.disabled = true;
    this.#showError("");
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Problem || error instanceof DOMException)) throw error;
      this.#showError(error instanceof Problem && !error.status ? t("offline") : error.message);
    } finally {
      if (button) button.disabled = false;
      this.#render(); // also after an error: the controls show what is, not what was asked
    }
  }

  // Rendering

  #render() {
    const link = this.#link;
    this.#part("[data-empty]").hidden = link !== null;
    this.#part("[data-shared]").hidden = link === null;
    if (!link) return;
    const field = this.#input("[data-link]");
    field.value = link.url ?? t("share_unknown");
    this.#part("[data-summary]").textContent = `${summaryOf(link, t, this.#language)} · ${viewsOf(link.views, t)}`;
    this.#part("[data-copy=link]").hidden = link.url === null;
    this.#renderTerms(link);
    this.#renderWays(link);
    this.#renderLinks(link);
  }

  /** @param {import("../models/share-terms.js").ShareLink} link */
  #renderTerms(link) {
    this.#renderVersions(link);
    const ends = /** @type {HTMLSelectElement} */ (this.#part("[data-term=expires_in]"));
    const kept = /** @type {HTMLOptionElement} */ (this.#part("[data-kept]"));
    kept.hidden = !link.expires;
    kept.textContent = link.expires ? timeOf(link.expires, this.#language) : "";
    ends.value = link.expires ? "kept" : "";
    const password = this.#input("[data-password]");
    if (this.#passwordFor !== link.id) password.value = "";
    this.#passwordFor = link.id;
    password.placeholder = (link.has_password ? password.dataset.set : password.dataset.none) ?? "";
    this.#part("[data-set-password]").hidden = link.has_password;
    this.#part("[data-remove-password]").hidden = !link.has_password;
    this.#input("[data-term=remixable]").checked = link.remixable;
    this.#input("[data-term=common_storage]").checked = link.common_storage;
    this.#input("[data-term=listed]").checked = link.listed;
  }

  /** @param {import("../models/share-terms.js").ShareLink} link */
  #renderVersions(link) {
    const select = /** @type {HTMLSelectElement} */ (this.#part("[data-term=version]"));
    const buttons = document.querySelectorAll("version-menu [data-versions] [data-version]");
    const numbers = [...buttons].map((button) => Number(/** @type {HTMLElement} */ (button).dataset.version));
    if (link.version !== null && !numbers.includes(link.version)) numbers.push(link.version);
    const options = numbers.map((number) => new Option(t("version", { number }), String(number)));
    select.replaceChildren(select.options[0], ...options);
    select.value = String(link.version ?? "");
  }

  /** @param {import("../models/share-terms.js").ShareLink} link */
  #renderWays(link) {
    this.#part("[data-ways]").hidden = link.url === null;
    if (link.url === null) return;
    const code = /** @type {HTMLImageElement} */ (this.#part("[data-qr]"));
    const address = `${this.#address(link.id)}/qr.svg`;
    if (code.getAttribute("src") !== address) code.src = address;
    /** @type {HTMLTextAreaElement} */ (this.#part("[data-embed]")).value = link.embed ?? "";
  }

  /** @param {import("../models/share-terms.js").ShareLink} shown */
  #renderLinks(shown) {
    const template = /** @type {HTMLTemplateElement} */ (this.#part("[data-row]"));
    this.#part("[data-all]").hidden = this.#links.length < 2;
    this.#part("[data-all-title]").textContent = t("share_all", { count: this.#links.length });
    const rows = this.#links.map((link) => {
      const row = /** @type {HTMLElement} */ (template.content.cloneNode(true)).firstElementChild;
      const button = /** @type {HTMLElement} */ (row?.querySelector("[data-choose]"));
      button.dataset.choose = String(link.id);
      if (link === shown) button.setAttribute("aria-current", "true");
      /** @type {HTMLElement} */ (row?.querySelector("[data-row-text]")).textContent = rowOf(link, t, this.#language);
      /** @type {HTMLElement} */ (row?.querySelector("[data-row-views]")).textContent = viewsOf(link.views, t);
      return /** @type {Element} */ (row);
    });
    this.#part("[data-links]").replaceChildren(...rows);
  }

  /** @param {string} message empty: none */
  #showError(message) {
    const error = this.#part("[data-error]");
    error.textContent = message;
    error.hidden = !message;
  }

  /** @param {string} text for who does not see */
  #say(text) {
    this.#part("[data-said]").textContent = text;
  }

  // Internal

  get #link() {
    return shownLink(this.#links, this.#chosen);
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.#part("dialog"));
  }

  get #confirm() {
    return /** @type {import("./confirm-dialog.js").ConfirmDialog} */ (document.querySelector("confirm-dialog"));
  }

  get #language() {
    return document.documentElement.lang;
  }

  /** @param {number} [id] of one link */
  #address(id) {
    return `${this.dataset.actionUrl}${id === undefined ? "" : `/${id}`}`;
  }

  /** @param {string} selector */
  #input(selector) {
    return /** @type {HTMLInputElement} */ (this.#part(selector));
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

customElements.define("share-dialog", ShareDialog);
