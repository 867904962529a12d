// Nodes without markup: text stays text, whatever a brief says.

export type Child = Node | string;

export function node<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Readonly<Record<string, string>>, ...children: Child[]): HTMLElementTagNameMap[K] {
  const res = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    res.setAttribute(key, value);
  }
  if (res instanceof HTMLButtonElement) {
    res.type = 'button';
  }
  res.append(...children.filter((it) => it !== ''));
  return res;
}

/** Puts values into the places `{0}`, `{1}` of a sentence. */
export function fill(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d)\}/g, (place, ix: string) => String(values[Number(ix)] ?? place));
}
