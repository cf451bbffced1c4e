// @ts-check

const QUOTA = 5 * 1024 * 1024; // characters, as browsers grant a real origin

/** `localStorage` for a page whose opaque origin has none: it lasts as long as the page. */
class MemoryStorage {
  /** @type {Map<string, string>} */
  #items = new Map();
  #size = 0;

  get length() {
    return this.#items.size;
  }

  /** @param {string} key */
  getItem(key) {
    return this.#items.get(String(key)) ?? null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    const [name, text] = [String(key), String(value)];
    const size = this.#size - (this.#items.get(name)?.length ?? -name.length) + text.length;
    if (size > QUOTA) throw new DOMException("The storage is full.", "QuotaExceededError");
    this.#items.set(name, text);
    this.#size = size;
  }

  /** @param {string} key */
  removeItem(key) {
    const name = String(key);
    const before = this.#items.get(name);
    if (before === undefined) return;
    this.#items.delete(name);
    this.#size -= name.length + before.length;
  }

  clear() {
    this.#items.clear();
    this.#size = 0;
  }

  /** @param {number} index */
  key(index) {
    return [...this.#items.keys()][index] ?? null;
  }

  keys() {
    return [...this.#items.keys()];
  }
}

/** A storage that also answers to `storage.name` and `Object.keys(storage)`, as the real one. */
export function createStorage() {
  const memory = new MemoryStorage();
  const own = (/** @type {string | symbol} */ name) => typeof name === "symbol" || name in MemoryStorage.prototype;
  return new Proxy(memory, {
    get: (target, name) => {
      if (!own(name)) return target.getItem(String(name)) ?? undefined;
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
    set: (target, name, value) => {
      target.setItem(String(name), value);
      return true;
    },
    deleteProperty: (target, name) => {
      target.removeItem(String(name));
      return true;
    },
    has: (target, name) => own(name) || target.getItem(String(name)) !== null,
    ownKeys: (target) => target.keys(),
    getOwnPropertyDescriptor: (target, name) => {
      const value = target.getItem(String(name));
      return value === null ? undefined : { value, writable: true, enumerable: true, configurable: true };
    },
  });
}
