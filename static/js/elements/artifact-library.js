// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";

const AT_ONCE = 30; // cards for one "Show more"

/**
 * @typedef {object} Item an artifact as the list gives it
 * @property {string} id
 * @property {string} url
 * @property {string} title
 * @property {string} created
 * @property {string} status
 * @property {string | null} thumbnail
 * @property {string | null} deleted
 */

/** The cards of the library: more of them, renamed in place, deleted with a way back. */
export class ArtifactLibrary extends HTMLElement {
  /** @type {Set<Element>} controls whose doing is under way: a second click adds nothing */
  #busy = new Set();

  // Lifecycle

  connectedCallback() {
    this.addEventListener("click", (event) => this.#clicked(event));
    this.addEventListener("submit", (event) => this.#submitted(event));
    this.addEventListener("keydown", (event) => this.#pressed(event));
    this.addEventListener("focusout", (event) => this.#left(event));
  }

  // Listeners

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (!(event.target instanceof Element)) return;
    const more = event.target.closest("[data-more]");
    if (more) {
      event.preventDefault();
      this.#once(more, () => this.#showMore());
    }
    const button = event.target.closest("[data-do]");
    const card = /** @type {HTMLElement | null} */ (event.target.closest("[data-artifact]"));
    if (!(button instanceof HTMLElement) || !card) return;
    if (button.dataset.do === "rename") this.#edit(card);
    if (button.dataset.do === "delete") this.#once(button, () => this.#delete(card));
    if (button.dataset.do === "restore") this.#once(button, () => this.#restore(card));
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    const card = this.#cardOf(event.target);
    if (card) this.#tried(() => this.#rename(card));
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const card = event.key === "Escape" && this.#cardOf(event.target);
    if (card) this.#close(card);
  }

  /** @param {FocusEvent} event */
  #left(event) {
    const card = this.#cardOf(event.target);
    if (card) this.#tried(() => this.#rename(card));
  }

  // Actions

  async #showMore() {
    const query = new URLSearchParams({ after: this.dataset.next ?? "", limit: String(AT_ONCE) });
    if (this.dataset.search) query.set("search", this.dataset.search);
    if (this.dataset.deleted) query.set("deleted", "true");
    const page = await call("GET", `/api/artifacts?${query}`);
    const cards = page.items.map((/** @type {Item} */ item) => this.#cardFor(item));
    this.#part("[data-list]").append(...cards);
    this.dataset.next = page.next ?? "";
    this.#part("[data-more]").hidden = !page.next;
    cards[0]?.querySelector("a:not([tabindex]), button")?.focus();
  }

  /** @param {HTMLElement} card */
  async #rename(card) {
    const [form, field] = [formOf(card), fieldOf(card)];
    const title = field.value.trim();
    if (form.hidden) return;
    if (!title || title === titleOf(card).textContent) return this.#close(card);
    form.hidden = true; // first: losing the focus must not save a second time
    const renamed = await call("PATCH", addressOf(card), { title }).finally(() => this.#close(card));
    titleOf(card).textContent = renamed.title;
  }

  /** @param {HTMLElement} card */
  async #delete(card) {
    await call("DELETE", addressOf(card));
    const next = /** @type {HTMLElement | null} */ (card.nextElementSibling ?? card.previousElementSibling);
    const before = card.nextElementSibling;
    const text = t("deleted", { title: titleOf(card).textContent ?? "" });
    card.remove();
    this.#countCards();
    next?.querySelector("h2 a") instanceof HTMLElement && /** @type {HTMLElement} */ (next.querySelector("h2 a")).focus();
    const note = document.querySelector("[data-deleted-note]");
    if (note instanceof HTMLElement) note.hidden = false;
    const undo = () => this.#tried(() => this.#undo(card, before));
    this.#toasts.show(text, { action: { verb: t("undo"), run: undo } });
  }

  /** @param {HTMLElement} card @param {Element | null} before where it stood */
  async #undo(card, before) {
    await call("POST", `${addressOf(card)}/restore`);
    const list = this.#part("[data-list]");
    list.insertBefore(card, before?.parentElement === list ? before : null);
    this.#countCards();
    /** @type {HTMLElement | null} */ (card.querySelector("h2 a"))?.focus();
  }

  /** @param {HTMLElement} card */
  async #restore(card) {
    await call("POST", `${addressOf(card)}/restore`);
    this.#toasts.show(t("brought_back", { title: titleOf(card).textContent ?? "" }));
    card.remove();
    this.#countCards();
  }

  /** @param {Element} control @param {() => Promise<void>} act */
  async #once(control, act) {
    if (this.#busy.has(control)) return;
    this.#busy.add(control);
    await this.#tried(act).finally(() => this.#busy.delete(control));
  }

  /** @param {() => Promise<void> | void} act */
  async #tried(act) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#toasts.show(error.status ? error.message : t("offline"), { kind: "error" });
    }
  }

  // Rendering

  /** @param {HTMLElement} card */
  #edit(card) {
    const [form, field] = [formOf(card), fieldOf(card)];
    field.value = titleOf(card).textContent ?? "";
    form.hidden = false;
    card.dataset.renaming = "true";
    field.select();
  }

  /** @param {HTMLElement} card */
  #close(card) {
    const had = formOf(card).contains(document.activeElement);
    delete card.dataset.renaming;
    formOf(card).hidden = true;
    if (had) /** @type {HTMLElement | null} */ (card.querySelector('[data-do="rename"]'))?.focus();
  }

  #countCards() {
    this.#part("[data-empty]").hidden = this.#part("[data-list]").childElementCount > 0;
  }

  /** @param {Item} item */
  #cardFor(item) {
    const template = /** @type {HTMLTemplateElement} */ (this.#part("template[data-card]"));
    const card = /** @type {HTMLElement} */ (
      /** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild
    );
    card.dataset.artifact = item.id;
    titleOf(card).textContent = item.title;
    for (const link of card.querySelectorAll("[data-link]")) link.setAttribute("href", item.url);
    if (item.thumbnail) card.querySelector("[data-thumbnail]")?.setAttribute("src", item.thumbnail);
    card.querySelector("[data-time]")?.setAttribute("datetime", item.deleted ?? item.created);
    return card;
  }

  // Internal

  /** The card that is being renamed. @param {EventTarget | null} target in its field */
  #cardOf(target) {
    const form = target instanceof Element && target.closest("[data-rename-form]");
    return form ? /** @type {HTMLElement | null} */ (form.closest("[data-artifact]")) : null;
  }

  get #toasts() {
    return /** @type {import("./toast-region.js").ToastRegion} */ (document.querySelector("toast-region"));
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

/** @param {HTMLElement} card */
const addressOf = (card) => `/api/artifacts/${card.dataset.artifact}`;
/** @param {HTMLElement} card */
const titleOf = (card) => /** @type {HTMLElement} */ (card.querySelector("[data-title]"));
/** @param {HTMLElement} card */
const formOf = (card) => /** @type {HTMLFormElement} */ (card.querySelector("[data-rename-form]"));
/** @param {HTMLElement} card */
const fieldOf = (card) => /** @type {HTMLInputElement} */ (formOf(card).querySelector("input"));

customElements.define("artifact-library", ArtifactLibrary);
