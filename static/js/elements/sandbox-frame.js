// @ts-check
import { t } from "../lib/strings.js";
import { PreviewChannel } from "../models/preview-channel.js";

const PATIENCE = 6_000; // milliseconds from the frame's load until its silence counts as frozen

const DENIED = [
  "camera", "microphone", "geolocation", "autoplay", "fullscreen", "clipboard-read",
  "clipboard-write", "display-capture", "payment", "publickey-credentials-get",
  "screen-wake-lock", "usb", "serial", "hid", "midi", "gamepad", "local-network-access",
  "loopback-network",
]; // prettier-ignore

/** One frame of the sandbox host, for one page. Takes all in any order, also before it has loaded. */
export class SandboxFrame {
  /** @type {PreviewChannel | null} */
  #channel = null;
  /** @type {string[]} text that came before the frame was there */
  #waiting = [];
  /** @type {Record<string, Array<[string, string]>> | null} what the page stored before; nothing is written until it is known */
  #stored = null;
  /** @type {import("../../sandbox/page-files.js").PageFile[]} that it reads */
  #files = [];
  #most = 0;
  #begun = 0; // characters that the frame had with its address
  #filled = false;
  #ended = false;
  #listener;

  /**
   * @param {HTMLIFrameElement} element
   * @param {import("../models/preview-channel.js").Listener} listener
   */
  constructor(element, listener) {
    this.element = element;
    this.#listener = listener;
    // A frame of the server's may have loaded, which nothing tells. Where it has not, what is said
    // now is lost, and its load is still to come. It takes the first port and answers on it.
    if (element.isConnected) this.#offer();
    // Only the first load is our own static page; what the page navigates to gets no port.
    element.addEventListener("load", () => this.#loaded(), { once: true });
  }

  /** @param {string} address */
  static element(address) {
    const element = document.createElement("iframe");
    element.title = t("preview_title");
    // Scripts and form events, nothing else: the origin is opaque, there is nothing to reach.
    element.setAttribute("sandbox", "allow-scripts allow-forms");
    element.setAttribute("credentialless", "");
    element.setAttribute("referrerpolicy", "no-referrer");
    element.setAttribute("allow", DENIED.map((feature) => `${feature} 'none'`).join("; "));
    element.src = address;
    return element;
  }

  /**
   * @param {Record<string, Array<[string, string]>>} stored
   * @param {import("../../sandbox/page-files.js").PageFile[]} files
   * @param {number} most characters that it may store
   */
  fill(stored, files, most) {
    this.#most = most;
    this.#stored = stored;
    this.#files = files;
    this.#send();
  }

  /**
   * What is stored has changed elsewhere.
   * @param {import("../models/page-storage.js").Change["items"]} changes
   * @param {Record<string, Array<[string, string]>>} stored all of it
   */
  follow(changes, stored) {
    if (this.#filled) this.#channel?.follow(changes);
    else if (this.#stored) this.#stored = stored;
  }

  /** @param {string} text */
  write(text) {
    this.#waiting.push(text);
    this.#send();
  }

  /** @param {import("../models/page-changes.js").PageChange[]} changes */
  amend(changes) {
    if (this.#channel) this.#channel.amend(changes);
    else this.#listener.amended(false);
  }

  /** @param {string} command of the picker */
  pick(command) {
    this.#channel?.pick(command);
  }

  end() {
    this.#ended = true;
    this.#send();
  }

  close() {
    this.#channel?.close();
    this.element.remove();
  }

  #loaded() {
    if (this.#channel) return;
    this.#offer();
    setTimeout(() => this.#channel || !this.element.isConnected || this.#listener.frozen(true), PATIENCE);
  }

  #offer() {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => this.#accepted(port1, data);
    // An opaque origin cannot be named as a target.
    this.element.contentWindow?.postMessage({ type: "connect" }, "*", [port2]);
  }

  /** @param {MessagePort} port @param {{begun: number}} answer the frame's first words: no page has run yet */
  #accepted(port, { begun }) {
    if (this.#channel || !this.element.isConnected) return port.close();
    this.#begun = begun;
    this.#channel = new PreviewChannel(port, this.#listener);
    this.#send();
  }

  #send() {
    if (!this.#channel || !this.#stored) return;
    // First of all, so that the page's first script finds it.
    if (!this.#filled) this.#channel.fill(this.#stored, this.#files, this.#most);
    this.#filled = true;
    if (this.#waiting.length) this.#write(this.#waiting.join(""));
    this.#waiting = [];
    if (this.#ended) this.#channel.end();
    this.#ended = false;
  }

  /** @param {string} text */
  #write(text) {
    this.#channel?.write(text.slice(this.#begun));
    this.#begun = Math.max(0, this.#begun - text.length);
  }
}
