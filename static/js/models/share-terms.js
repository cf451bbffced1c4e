// @ts-check

/**
 * A link as the server describes it.
 * @typedef {object} ShareLink
 * @property {number} id
 * @property {string | null} url null: made with another secret key, it cannot be shown again
 * @property {string | null} embed
 * @property {number | null} version null: always the latest
 * @property {string | null} expires
 * @property {boolean} has_expired
 * @property {boolean} has_password
 * @property {boolean} remixable
 * @property {boolean} listed
 * @property {boolean} hidden
 * @property {boolean} common_storage what the page stores is common to all visitors
 * @property {number} views
 * @property {string} created
 */

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Translate */

/**
 * The link to show: the chosen one, else the newest that opens, else the newest.
 * @param {ShareLink[]} links newest first
 * @param {number | null} chosen
 */
export function shownLink(links, chosen) {
  const opens = (/** @type {ShareLink} */ link) => !link.has_expired && link.url !== null;
  return links.find(({ id }) => id === chosen) ?? links.find(opens) ?? links[0] ?? null;
}

/**
 * What a link allows, in a line.
 * @param {ShareLink} link
 * @param {Translate} t
 * @param {string} language
 */
export function summaryOf(link, t, language) {
  const parts = [link.version === null ? t("share_latest") : t("version", { number: link.version })];
  if (link.expires) parts.push(t(link.has_expired ? "share_ended" : "share_ends", { time: timeOf(link.expires, language) }));
  if (link.has_password) parts.push(t("share_password"));
  if (link.listed) parts.push(t(link.hidden ? "share_hidden" : "share_listed"));
  return parts.join(" · ");
}

/**
 * The same in a list, where links are told apart by when they were made.
 * @param {ShareLink} link
 * @param {Translate} t
 * @param {string} language
 */
export function rowOf(link, t, language) {
  return `${timeOf(link.created, language)} · ${summaryOf(link, t, language)}`;
}

/** @param {number} count @param {Translate} t */
export function viewsOf(count, t) {
  if (count === 0) return t("share_views_none");
  return count === 1 ? t("share_views_one") : t("share_views", { count });
}

/** @param {string} time ISO 8601 @param {string} language */
export function timeOf(time, language) {
  const form = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  return form.format(new Date(time));
}

/**
 * The change that a control of the sheet stands for.
 * @param {string} term
 * @param {string} value of a select; "" is the unbounded choice
 * @param {boolean} checked of a checkbox
 * @returns {Record<string, number | boolean | null>}
 */
export function changeOf(term, value, checked) {
  if (term === "version" || term === "expires_in") return { [term]: value ? Number(value) : null };
  return { [term]: checked };
}
