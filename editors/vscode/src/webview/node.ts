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

/** Words of the server, which set off what stands in a brief: `` `fee` ``. */
export function words(text: string): Child[] {
  return text.split(/`([^`]*)`/).map((it, ix) => (ix % 2 === 1 ? node('code', {}, it) : it));
}
