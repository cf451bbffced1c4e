// @ts-check
import { Problem, call } from "../lib/api.js";
import { recall, remember } from "../lib/memory.js";
import { labelOf } from "../models/pointed.js";
import { sends } from "../models/shortcuts.js";
import { takesOf } from "../models/takes.js";
import "./data-tray.js";

/**
 * The sentence box: a form that also works without this script.
 * Dispatches `artifacts:sending`, whose `detail.after` takes promises of what must be done first and
 * says why it could not be ("": done), then `artifacts:submitted` with the answer of the API and what was
 * sent; the text stays until that has come.
 */
export class PromptComposer extends HTMLElement {
  #listening = new AbortController();
  /** @type {import("../models/pointed.js").About | null} */
  #about = null;

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#form.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#field.addEventListener("keydown", (event) => this.#submitOnEnter(event), { signal });
    this.#field.addEventListener("input", () => this.#changed(), { signal });
    this.addEventListener("artifacts:data-problem", (event) => this.#showError(/** @type {CustomEvent} */ (event).detail), { signal });
    this.querySelector("[data-about-remove]")?.addEventListener("click", () => this.#forgetAbout(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && (this.#isBusy = false), { signal }); // gone back to
    this.#models?.addEventListener("change", () => remember(MODEL, this.#models?.value ?? ""), { signal });
    this.#restoreModel();
    this.#restoreDraft();
    this.#render();
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  get text() {
    return this.#field.value;
  }

  set text(text) {
    this.#field.value = text;
    this.#changed();
  }

  /** The element of the page that the sentence is about. @returns {import("../models/pointed.js").About | null} */
  get about() {
    return this.#about;
  }

  set about(about) {
    this.#about = about;
    const chip = this.querySelector("[data-about-chip]");
    if (!(chip instanceof HTMLElement)) return;
    chip.hidden = !about;
    this.#part("[data-about-label]").textContent = about ? labelOf(about) : "";
  }

  #forgetAbout() {
    this.about = null;
    this.focus();
  }

  focus() {
    this.#field.focus();
  }

  send() {
    this.#form.requestSubmit();
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const text = this.text.trim();
    if (!text || this.#excess > 0 || this.#isBusy) return;
    this.#isBusy = true;
    this.#showError("");
    let isLeaving = false;
    try {
      const problem = await this.#prepared();
      if (problem) return this.#showError(problem);
      isLeaving = await this.#post(text);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#showError(error.status ? error.message : (this.dataset.offline ?? error.message));
    } finally {
      this.#isBusy = isLeaving;
    }
  }

  /** @param {string} text @returns {Promise<boolean>} whether another page is coming @throws {Problem} */
  async #post(text) {
    const files = this.#tray ? await this.#tray.files() : [];
    if (!files) return false; // one could not be used, and its reason is shown
    const about = this.#about;
    const data = files.length ? { data: files.map(({ id }) => id) } : {};
    const takes = takesOf(this.#takes, this.#choices.model);
    const url = takes ? "/api/takes" : (this.dataset.actionUrl ?? "");
    const answer = await call("POST", url, { [this.#name]: text, ...data, ...(takes ?? this.#choices) });
    this.#accepted({ ...answer, text, about, files });
    if ("navigate" in this.dataset) location.assign(answer.url);
    return "navigate" in this.dataset;
  }

  /** @returns {Promise<string | undefined>} why it cannot be sent yet */
  async #prepared() {
    /** @type {Promise<string>[]} */
    const steps = [];
    const after = (/** @type {Promise<string>} */ step) => steps.push(step);
    this.dispatchEvent(new CustomEvent("artifacts:sending", { detail: { after }, bubbles: true }));
    return (await Promise.all(steps)).find(Boolean);
  }

  /** @param {KeyboardEvent} event */
  #submitOnEnter(event) {
    if (!sends(event)) return;
    event.preventDefault();
    if (this.text.trim()) this.#form.requestSubmit();
  }

  /** Let go of what was sent, and of nothing that was added since. @param {any} sent */
  #accepted(sent) {
    this.dispatchEvent(new CustomEvent("artifacts:submitted", { detail: sent, bubbles: true }));
    this.#tray?.letGo(sent.files);
    if (this.#about === sent.about) this.about = null;
    if (this.text.trim() !== sent.text) return;
    if ("navigate" in this.dataset) remember(this.#draftKey, "");
    else this.text = "";
  }

  #changed() {
    remember(this.#draftKey, this.text);
    this.#showError("");
    this.#render();
  }

  #restoreDraft() {
    if (!this.text) this.#field.value = recall(this.#draftKey) ?? "";
  }

  // Rendering

  #render() {
    this.#growWithText();
    const near = this.#excess > -NEAR_THE_LIMIT;
    this.#count.hidden = !near;
    this.#count.textContent = near ? `${-this.#excess}` : "";
    this.#count.toggleAttribute("data-over", this.#excess > 0);
    this.#send.disabled = this.#excess > 0;
  }

  #growWithText() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#field.style.setProperty("block-size", "auto");
    this.#field.style.setProperty("block-size", `${this.#field.scrollHeight}px`);
  }

  /** @param {string} message empty: none */
  #showError(message) {
    const error = this.#part("[data-error]");
    error.textContent = message;
    error.hidden = !message;
  }

  // Internal

  get #isBusy() {
    return "busy" in this.dataset;
  }

  set #isBusy(busy) {
    this.toggleAttribute("data-busy", busy);
  }

  /** Characters beyond the limit; negative below it. The server counts code points, as here. */
  get #excess() {
    return [...this.text.trim()].length - Number(this.dataset.limit || Infinity);
  }

  get #name() {
    return this.dataset.field ?? "text";
  }

  get #choices() {
    const model = this.#models?.value;
    return { ...(this.#about && { about: this.#about }), ...(model && { model }) };
  }

  /** There only where there is a choice. */
  get #models() {
    return /** @type {HTMLSelectElement | null} */ (this.querySelector("[data-models]"));
  }

  #restoreModel() {
    const wanted = recall(MODEL);
    const options = [...(this.#models?.options ?? [])];
    if (this.#models && options.some(({ value, disabled }) => value === wanted && !disabled)) this.#models.value = wanted ?? "";
  }

  get #draftKey() {
    return `draft:${this.dataset.draft ?? ""}`;
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (this.#part("form"));
  }

  get #field() {
    return /** @type {HTMLTextAreaElement} */ (this.#part("textarea"));
  }

  /** Where the model can be given data. */
  get #tray() {
    return /** @type {import("./data-tray.js").DataTray | null} */ (this.querySelector("data-tray"));
  }

  /** How many pages the sentence becomes, where that can be chosen. */
  get #takes() {
    return /** @type {HTMLSelectElement | null} */ (this.querySelector("[data-takes]"));
  }

  get #send() {
    return /** @type {HTMLButtonElement} */ (this.#part("[data-send]"));
  }

  get #count() {
    return this.#part("[data-count]");
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

const MODEL = "model"; // remembered across pages
const NEAR_THE_LIMIT = 200; // characters; farther off, the number would only be noise

customElements.define("prompt-composer", PromptComposer);
