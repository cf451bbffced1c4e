// @ts-check

const LONGEST_VALUE = 60; // characters of an attribute that are told
const LONGEST_TAG = 300;
const LONGEST_TEXT = 120;
const DEEPEST = 5; // steps of a selector
const EVENTS = ["pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "click", "dblclick", "submit"];
const KEYS = { ArrowUp: "parent", ArrowDown: "child", ArrowLeft: "previous", ArrowRight: "next", Enter: "take", Escape: "stop" };

/**
 * Lets a person choose an element of this page: what is below the pointer is outlined, a click takes
 * it, arrow keys walk the tree. The page itself hears nothing of it meanwhile.
 */
export class Picker {
  #tell;
  #isOn = false;
  /** @type {Element | null} */
  #chosen = null;
  /** @type {HTMLElement | null} */
  #outline = null;

  /** @param {(message: object) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {unknown} command "start", or what a key would do */
  hear(command) {
    if (command === "start") this.#start();
    else if (this.#isOn) this.#obey(String(command));
  }

  #start() {
    if (this.#isOn || !document.body) return;
    this.#isOn = true;
    window.addEventListener("pointermove", this.#moved, true);
    window.addEventListener("keydown", this.#typed, true);
    for (const name of EVENTS) window.addEventListener(name, this.#swallow, { capture: true, passive: false });
    window.addEventListener("scroll", this.#draw, true);
    this.#choose(document.body.querySelector("h1, button, main, *") ?? document.body);
  }

  #stop() {
    this.#isOn = false;
    this.#chosen = null;
    this.#outline?.remove();
    this.#outline = null;
    window.removeEventListener("pointermove", this.#moved, true);
    window.removeEventListener("keydown", this.#typed, true);
    for (const name of EVENTS) window.removeEventListener(name, this.#swallow, true);
    window.removeEventListener("scroll", this.#draw, true);
  }

  /** @param {string} command */
  #obey(command) {
    const from = this.#chosen;
    if (command === "stop") {
      this.#stop();
      this.#tell({ type: "picked", element: null });
    } else if (command === "take" && from) {
      const element = describeElement(from);
      this.#stop();
      this.#tell({ type: "picked", element });
    } else if (from) this.#choose(neighbour(from, command) ?? from);
  }

  #moved = (/** @type {PointerEvent} */ event) => {
    const below = document.elementFromPoint(event.clientX, event.clientY);
    if (below && below !== document.documentElement) this.#choose(below);
  };

  #typed = (/** @type {KeyboardEvent} */ event) => {
    const command = /** @type {Record<string, string>} */ (KEYS)[event.key];
    if (!command) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#obey(command);
  };

  #swallow = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== "click") return;
    const { clientX, clientY } = /** @type {MouseEvent} */ (event);
    const below = document.elementFromPoint(clientX, clientY);
    if (below) this.#choose(below);
    this.#obey("take");
  };

  /** @param {Element} element */
  #choose(element) {
    this.#chosen = element;
    this.#draw();
  }

  #draw = () => {
    if (!this.#chosen) return;
    if (!this.#outline) {
      this.#outline = document.createElement("artifacts-outline");
      document.documentElement.append(this.#outline);
    }
    const { left, top, width, height } = this.#chosen.getBoundingClientRect();
    Object.assign(this.#outline.style, {
      position: "fixed", zIndex: "2147483647", pointerEvents: "none", boxSizing: "border-box",
      left: `${left - 2}px`, top: `${top - 2}px`, width: `${width + 4}px`, height: `${height + 4}px`,
      border: "2px solid #3b6cf6", borderRadius: "4px", background: "rgb(59 108 246 / 12%)",
      boxShadow: "0 0 0 1px rgb(255 255 255 / 85%)",
    }); // prettier-ignore
  };
}

/** @param {Element} from @param {string} where */
function neighbour(from, where) {
  if (where === "parent") return from === document.body ? from : from.parentElement;
  if (where === "child") return from.firstElementChild;
  if (where === "previous") return from.previousElementSibling;
  return where === "next" ? from.nextElementSibling : null;
}

/** @param {Element} element */
function describeElement(element) {
  const name = element.localName;
  return {
    name,
    id: element.id,
    classes: [...element.classList],
    selector: selectorOf(element),
    tag: tagOf(element).slice(0, LONGEST_TAG),
    text: (/** @type {HTMLElement} */ (element).innerText ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST_TEXT),
    index: [...document.getElementsByTagName(name)].indexOf(element),
  };
}

/** @param {Element} element */
function tagOf(element) {
  const attributes = [...element.attributes].map(({ name, value }) => ` ${name}="${value.slice(0, LONGEST_VALUE).replaceAll('"', "&quot;")}"`);
  return `<${element.localName}${attributes.join("")}>`;
}

/** @param {Element} element @returns {string} */
function selectorOf(element) {
  const steps = [];
  for (let at = /** @type {Element | null} */ (element); at && at !== document.documentElement && steps.length < DEEPEST; at = at.parentElement) {
    if (at.id) return [`#${CSS.escape(at.id)}`, ...steps].join(" > ");
    const alike = [...(at.parentElement?.children ?? [])].filter((other) => other.localName === at?.localName);
    steps.unshift(alike.length > 1 ? `${at.localName}:nth-of-type(${alike.indexOf(at) + 1})` : at.localName);
  }
  return steps.join(" > ");
}
