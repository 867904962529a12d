// Where charges, grounds and facts stand in a brief, read from the outline that the server gives.

export interface Point {
  readonly line: number;
  readonly character: number;
}

export interface Stretch {
  readonly start: Point;
  readonly end: Point;
}

/** A thing in the outline, by the word that stands in the text. */
export interface Item {
  readonly word: string;
  readonly at: Stretch;
  readonly range: Stretch;
  readonly children: readonly Item[];
}

/** What the panel can point at. */
export interface Target {
  readonly charge?: number;
  readonly ground?: string;
  readonly fact?: string;
}

/** Where a target stands; a ground that is not pleaded is found at its charge. */
export function locate(outline: readonly Item[], target: Target): Stretch | undefined {
  if (target.fact !== undefined) {
    return section(outline, 'facts').find((it) => it.word === target.fact)?.at;
  }
  const charge = target.charge === undefined ? undefined : section(outline, 'charges')[target.charge];
  if (charge === undefined) {
    return undefined;
  }
  const ground = target.ground === undefined ? undefined : find(charge.children, target.ground);
  return ground?.at ?? charge.at;
}

/** What stands at a place. */
export function targetAt(outline: readonly Item[], at: Point): Target {
  const fact = section(outline, 'facts').find((it) => covers(it.range, at));
  if (fact !== undefined) {
    return { fact: fact.word };
  }
  const charge = section(outline, 'charges').findIndex((it) => covers(it.range, at));
  if (charge < 0) {
    return {};
  }
  const words = path(section(outline, 'charges')[charge]?.children ?? [], at);
  const ground = words.find((it) => it !== 'grounds');
  return ground === undefined ? { charge } : { charge, ground };
}

function section(outline: readonly Item[], name: string): readonly Item[] {
  return outline.find((it) => it.word === name)?.children ?? [];
}

function find(items: readonly Item[], word: string): Item | undefined {
  for (const it of items) {
    const found = it.word === word ? it : find(it.children, word);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function path(items: readonly Item[], at: Point): string[] {
  const here = items.find((it) => covers(it.range, at));
  return here === undefined ? [] : [here.word, ...path(here.children, at)];
}

function covers(range: Stretch, at: Point): boolean {
  const after = at.line > range.start.line || (at.line === range.start.line && at.character >= range.start.character);
  const before = at.line < range.end.line || (at.line === range.end.line && at.character <= range.end.character);
  return after && before;
}
