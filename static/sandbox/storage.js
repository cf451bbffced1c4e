// @ts-check

const QUOTA = 5_000_000; // characters of names and values, about what browsers grant an origin

/** @typedef {(name: string | null, value: string | null) => void} Changed null, null: all is gone */

/** A storage area for a page whose opaque origin has none. Who keeps it beyond the page hears of each change. */
class MemoryStorage {
  /** @type {Map<string, string>} */
  #items = new Map();
  #size = 0;
  #changed;
  #most = QUOTA;

  /** @param {Changed} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {MemoryStorage} storage @param {Array<[string, string]>} items what it held before @param {number} most */
  static fill(storage, items, most) {
    storage.#most = most;
    storage.#items = new Map(items);
    storage.#size = items.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  }

  /**
   * Others have stored it, or taken it away: told to nobody, and never too much.
   * @param {MemoryStorage} storage @param {string} name @param {string | null} value
   * @returns {string | null} what it was
   */
  static put(storage, name, value) {
    const before = storage.#items.get(name);
    if (before !== undefined) storage.#size -= name.length + before.length;
    if (value === null) storage.#items.delete(name);
    else storage.#items.set(name, value);
    if (value !== null) storage.#size += name.length + value.length;
    return before ?? null;
  }

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
    const before = this.#items.get(name);
    const size = this.#size - (before?.length ?? -name.length) + text.length;
    if (size > this.#most) throw new DOMException("The storage is full.", "QuotaExceededError");
    this.#items.set(name, text);
    this.#size = size;
    if (text !== before) this.#changed(name, text);
  }

  /** @param {string} key */
  removeItem(key) {
    const name = String(key);
    const before = this.#items.get(name);
    if (before === undefined) return;
    this.#items.delete(name);
    this.#size -= name.length + before.length;
    this.#changed(name, null);
  }

  clear() {
    this.#items.clear();
    this.#size = 0;
    this.#changed(null, null);
  }

  /** @param {number} index */
  key(index) {
    return [...this.#items.keys()][index] ?? null;
  }

  /** @param {MemoryStorage} storage */
  static keys(storage) {
    return [...storage.#items.keys()];
  }
}

/**
 * A storage that also answers to `storage.name` and `Object.keys(storage)`, as the real one, and
 * how to fill it with what is kept of it, and to put in what others have changed.
 * @param {Changed} [changed]
 * @returns {{storage: any, fill: (items: Array<[string, string]>, most?: number) => void, put: (name: string, value: string | null) => string | null}}
 */
export function createStorage(changed = () => {}) {
  const memory = new MemoryStorage(changed);
  const own = (/** @type {string | symbol} */ name) => typeof name === "symbol" || name in MemoryStorage.prototype;
  const storage = new Proxy(memory, {
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
    ownKeys: (target) => MemoryStorage.keys(target),
    getOwnPropertyDescriptor: (target, name) => {
      const value = target.getItem(String(name));
      return value === null ? undefined : { value, writable: true, enumerable: true, configurable: true };
    },
  });
  return {
    storage,
    fill: (items, most = QUOTA) => MemoryStorage.fill(memory, items, most),
    put: (name, value) => MemoryStorage.put(memory, name, value),
  };
}
