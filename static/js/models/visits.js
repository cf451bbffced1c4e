// @ts-check

const SCHEMES = new Set(["http:", "https:", "mailto:"]);
const LONGEST = 2_000; // characters
const MOST_DECLINED = 3; // then the page is asked for no more

/** Where an untrusted page wants to lead its reader, and how often it may ask. */
export class Visits {
  #declined = 0;
  #asking = false;

  /** A new page may ask again. */
  forget() {
    this.#declined = 0;
  }

  /** @param {string} address @returns {URL | null} what the person is to be asked about */
  ask(address) {
    if (this.#asking || this.#declined >= MOST_DECLINED) return null;
    const url = address.length <= LONGEST && URL.canParse(address) ? new URL(address) : null;
    if (!url || !SCHEMES.has(url.protocol)) return null;
    // A name before the host is there to be taken for the host.
    if (url.username || url.password) return null;
    this.#asking = true;
    return url;
  }

  /** @param {boolean} agreed */
  answered(agreed) {
    this.#asking = false;
    this.#declined = agreed ? 0 : this.#declined + 1;
  }
}
