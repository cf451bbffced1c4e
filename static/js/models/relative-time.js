// @ts-check

/** @type {[Intl.RelativeTimeFormatUnit, number][]} seconds of each unit, longest first */
const UNITS = [
  ["year", 365 * 86400],
  ["month", 30 * 86400],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

/**
 * @param {Date} time
 * @param {Date} now
 * @param {string} language
 * @returns {string} "3 hours ago"; "now" below a minute, and when a clock runs ahead
 */
export function relativeTime(time, now, language) {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const seconds = (now.getTime() - time.getTime()) / 1000;
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ["second", 1];
  if (unit === "second") return format.format(0, "second");
  return format.format(-Math.floor(seconds / length), unit);
}
