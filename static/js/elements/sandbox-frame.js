// @ts-check
import { t } from "../lib/strings.js";
import { PreviewChannel } from "../models/preview-channel.js";

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
  #filled = false;
  #ended = false;
  #listener;

  /**
   * @param {string} address
   * @param {import("../models/preview-channel.js").Listener} listener
   */
  constructor(address, listener) {
    this.#listener = listener;
    this.element = document.createElement("iframe");
    this.element.title = t("preview_title");
    // Scripts and form events, nothing else: the origin is opaque, there is nothing to reach.
    this.element.setAttribute("sandbox", "allow-scripts allow-forms");
    this.element.setAttribute("credentialless", "");
    this.element.setAttribute("referrerpolicy", "no-referrer");
    this.element.setAttribute("allow", DENIED.map((feature) => `${feature} 'none'`).join("; "));
    // Only the first load is our own static page; what the page navigates to gets no port.
    this.element.addEventListener("load", () => this.#connect(), { once: true });
    this.element.src = address;
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

  #connect() {
    const { port1, port2 } = new MessageChannel();
    // An opaque origin cannot be named as a target.
    this.element.contentWindow?.postMessage({ type: "connect" }, "*", [port2]);
    this.#channel = new PreviewChannel(port1, this.#listener);
    this.#send();
  }

  #send() {
    if (!this.#channel || !this.#stored) return;
    // First of all, so that the page's first script finds it.
    if (!this.#filled) this.#channel.fill(this.#stored, this.#files, this.#most);
    this.#filled = true;
    if (this.#waiting.length) this.#channel.write(this.#waiting.join(""));
    this.#waiting = [];
    if (this.#ended) this.#channel.end();
    this.#ended = false;
  }
}
