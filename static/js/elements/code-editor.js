// @ts-check

/**
 * One file, to be changed by hand. Dispatches `artifacts:typed` with the text and `artifacts:save`
 * on Ctrl-S. The editor itself is loaded when it is first opened.
 */
export class CodeEditor extends HTMLElement {
  /** @type {import("@codemirror/view").EditorView | null} */
  #view = null;
  #opened = 0;
  /** @type {import("../editor/ghost-text.js").Ask | null} */
  #ask = null;

  disconnectedCallback() {
    this.close();
  }

  get isOpen() {
    return this.#view !== null;
  }

  /** @param {string} path @param {string} text */
  async open(path, text) {
    const opened = (this.#opened += 1);
    const { openEditor } = await import("../editor/codemirror.js");
    if (opened !== this.#opened) return; // closed, or opened for another file, in the meantime
    this.#view?.destroy();
    this.#view = openEditor(this.shadowRoot ?? this.attachShadow({ mode: "open" }), {
      path,
      text,
      changed: (typed) => this.#tell("artifacts:typed", typed),
      save: () => this.#tell("artifacts:save", null),
      ask: this.#ask,
    });
    this.hidden = false;
    this.#view.focus();
  }

  /** What asks the model for suggestions; null: there are none. @param {import("../editor/ghost-text.js").Ask | null} ask */
  async suggest(ask) {
    this.#ask = ask;
    if (!this.#view) return;
    const { suggest } = await import("../editor/codemirror.js");
    suggest(this.#view, ask);
  }

  /** @param {string} path @throws {Error} for text with a syntax error */
  async format(path) {
    const { formatted } = await import("../editor/format.js");
    if (!this.#view) return;
    const text = this.#view.state.doc.toString();
    const insert = await formatted(path, text);
    if (insert !== text) this.#view.dispatch({ changes: { from: 0, to: text.length, insert } });
  }

  /** @param {number} number a line; 1 is the first */
  goTo(number) {
    if (!this.#view) return;
    const { doc } = this.#view.state;
    const line = doc.line(Math.min(Math.max(1, number), doc.lines));
    this.#view.dispatch({ selection: { anchor: line.from }, scrollIntoView: true });
    this.#view.focus();
  }

  close() {
    this.#opened += 1;
    this.#view?.destroy();
    this.#view = null;
    this.hidden = true;
  }

  /** @param {string} name @param {unknown} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

customElements.define("code-editor", CodeEditor);
