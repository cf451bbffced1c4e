// @ts-check

const NAME = "artifact-pages";
const MOST_PAGES = 100; // the ones that were used last

/**
 * Where this browser keeps what pages have stored, by page. A browser may refuse (private
 * windows, a full disk): then pages store for this visit only.
 */

/** @param {string} id @returns {Promise<Array<[string, string]>>} */
export async function recallPage(id) {
  const record = await attempt(async (store) => finished(store.get(id)));
  return record?.items ?? [];
}

/**
 * Another tab may have changed the page's record meanwhile: what is kept is changed, not replaced.
 * @param {string} id
 * @param {(items: Array<[string, string]>) => Array<[string, string]>} change
 */
export async function changePage(id, change) {
  await attempt(async (store) => {
    const record = await finished(store.get(id));
    const items = change(record?.items ?? []);
    if (items.length) await finished(store.put({ id, used: Date.now(), items }));
    else await finished(store.delete(id));
    await forgetOldest(store);
  });
}

/**
 * What a page has stored is found under another name from then on, unless there is something.
 * @param {string} from
 * @param {string} to
 */
export async function movePage(from, to) {
  await attempt(async (store) => {
    const [record, other] = [await finished(store.get(from)), await finished(store.get(to))];
    if (!record || other) return;
    await finished(store.put({ ...record, id: to }));
    await finished(store.delete(from));
  });
}

/** @param {IDBObjectStore} store */
async function forgetOldest(store) {
  if ((await finished(store.count())) <= MOST_PAGES) return;
  const [oldest] = await finished(store.index("used").getAllKeys(null, 1));
  await finished(store.delete(oldest));
}

/** @template T @param {(store: IDBObjectStore) => Promise<T>} act @returns {Promise<T | null>} */
async function attempt(act) {
  try {
    const database = await opened();
    return await act(database.transaction("pages", "readwrite").objectStore("pages"));
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** @type {Promise<IDBDatabase> | undefined} */
let database;

function opened() {
  database ??= open();
  return database;
}

async function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore("pages", { keyPath: "id" });
    store.createIndex("used", "used");
  };
  return finished(request);
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
