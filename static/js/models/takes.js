// @ts-check

/**
 * What a choice of takes asks of the API; null: a single page.
 * @param {{value: string, dataset: DOMStringMap} | null} select
 * @param {string} [model] that was chosen to write
 */
export function takesOf(select, model) {
  if (!select || select.value === "1") return null;
  if (select.value !== "blind") return { count: Number(select.value), models: model ? [model] : [] };
  const models = (select.dataset.running ?? "").split(",");
  // Any two of them, each as likely.
  while (models.length > 2) models.splice(Math.floor(Math.random() * models.length), 1);
  return { count: 2, models };
}
