// @ts-check
import { t } from "../lib/strings.js";
import { PreviewChannel } from "../models/preview-channel.js";

const DENIED = [
  "camera", "microphone", "geolocation", "autoplay", "fullscreen", "clipboard-read",
  "clipboard-write", "display-capture", "payment", "publickey-credentials-get",
  "screen-wake-lock", "usb", "serial", "hid", "midi", "gamepad",
]; // prettier-ignore

/**
 * Shows an untrusted page in a frame of the sandbox host, also while it is being written.
 * `open`, then `write` any number of times, then `finish`. Dispatches `artifacts:entry` for lines
 * of the page's console. `data-painted` stands on it from the first visible content on.
 */
export class PreviewFrame extends HTMLElement {
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  /** @type {HTMLIFrameElement | null} the page before, shown until the new one paints */
  #before = null;
  /** @type {PreviewChannel | null} */
  #channel = null;
  #waiting = ""; // text that came before the frame was there
  #finished = false;
  /** Text of the page that is shown, for `reload`. @type {string[]} */
  #pieces = [];

  // Lifecycle

  disconnectedCallback() {
    this.#channel?.close();
  }

  // Actions

  /** Begin a new page. The one before stays visible until this one shows something. */
  open() {
    this.#discard(this.#before);
    this.#before = this.#frame;
    this.#channel?.close();
    this.#channel = null;
    this.#waiting = "";
    this.#pieces = [];
    this.#finished = false;
    this.#notice(null);
    this.#frame = this.#newFrame();
    this.append(this.#frame);
  }

  /** @param {string} text */
  write(text) {
    this.#pieces.push(text);
    if (this.#channel) this.#channel.write(text);
    else this.#waiting += text;
  }

  finish() {
    this.#finished = true;
    this.#channel?.end();
  }

  /** @param {string} html a whole page */
  show(html) {
    this.open();
    this.write(html);
    this.finish();
  }

  reload() {
    if (this.#frame) this.show(this.#pieces.join(""));
  }

  stop() {
    this.#channel?.close();
    this.#channel = null;
    this.#discard(this.#frame);
    this.#discard(this.#before);
    this.#frame = this.#before = null;
  }

  // Rendering

  #newFrame() {
    const frame = document.createElement("iframe");
    frame.title = t("preview_title");
    // Scripts and form events, nothing else: the origin is opaque, there is nothing to reach.
    frame.setAttribute("sandbox", "allow-scripts allow-forms");
    frame.setAttribute("credentialless", "");
    frame.setAttribute("referrerpolicy", "no-referrer");
    frame.setAttribute("allow", DENIED.map((feature) => `${feature} 'none'`).join("; "));
    // An opaque origin cannot be named as a target, so this is sent to whatever is in the frame;
    // on its first load that is our own static page.
    frame.addEventListener("load", () => this.#connect(frame), { once: true });
    frame.src = this.#address;
    return frame;
  }

  /** @param {HTMLIFrameElement} frame */
  #connect(frame) {
    if (frame !== this.#frame) return;
    const { port1, port2 } = new MessageChannel();
    frame.contentWindow?.postMessage({ type: "connect" }, "*", [port2]);
    this.#channel = new PreviewChannel(port1, {
      painted: () => this.#painted(frame),
      entry: (entry) => this.#tell("artifacts:entry", entry),
      frozen: (frozen) => this.#notice(frozen ? "frozen" : null),
      flooded: () => {
        this.stop();
        this.#notice("flooded");
      },
    });
    if (this.#waiting) this.#channel.write(this.#waiting);
    if (this.#finished) this.#channel.end();
    this.#waiting = "";
  }

  /** @param {HTMLIFrameElement} frame */
  #painted(frame) {
    if (frame !== this.#frame || (this.dataset.painted && !this.#before)) return;
    this.#discard(this.#before);
    this.#before = null;
    this.dataset.painted = "true";
    this.#tell("artifacts:painted", null);
  }

  /** @param {"frozen" | "flooded" | null} kind */
  #notice(kind) {
    this.querySelector(".preview__notice")?.remove();
    if (!kind) return;
    const notice = document.createElement("div");
    notice.className = "preview__notice";
    notice.setAttribute("role", "alert");
    const text = document.createElement("span");
    text.textContent = t(kind === "frozen" ? "page_frozen" : "page_flooded");
    notice.append(text, this.#button("stop_page", () => this.#dismiss(() => this.stop())));
    notice.append(this.#button("reload_page", () => this.#dismiss(() => this.reload())));
    this.append(notice);
  }

  /** @param {string} key @param {() => void} action */
  #button(key, action) {
    const button = document.createElement("button");
    button.className = "button";
    button.dataset.size = "small";
    button.type = "button";
    button.textContent = t(key);
    button.addEventListener("click", action);
    return button;
  }

  /** @param {() => void} action */
  #dismiss(action) {
    this.#notice(null);
    action();
  }

  // Internal

  get #address() {
    const holder = /** @type {HTMLElement | null} */ (this.closest("[data-frame-url]"));
    return holder?.dataset.frameUrl ?? "";
  }

  /** @param {HTMLIFrameElement | null} frame */
  #discard(frame) {
    frame?.remove();
  }

  /** @param {string} name @param {unknown} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

customElements.define("preview-frame", PreviewFrame);
