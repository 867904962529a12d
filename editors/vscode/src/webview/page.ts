// The page as nodes: charges, the accused, elements, grounds with their bars, facts.
import { type Accused, type Brief, type Charge, type CountedFact, type Element, type Figures, type Ground, type LeftOut, type Measure, type Outcome, indexOf, isDoubtful, outcomeWord } from '../assessment';
import { bar } from '../figures';
import type { Shown } from '../messages';
import type { Target } from '../outline';
import { type Words, fill } from '../words';
import { type Child, node, words as said } from './node';

const SIGNS: Readonly<Record<Outcome, string>> = { met: '✓', undetermined: '?', short: '✗', unsupported: '–' };
/** A ground that is not pleaded is near when it has come so far; the program draws the line there too. */
const NEAR = 0.5;
/** So many facts of a ground are shown at first: with thousands the page would take seconds. */
const MANY = 50;

export function page(shown: Shown, words: Words, folded: Readonly<Record<string, boolean>>): Child[] {
  const { brief } = shown;
  if (brief === undefined) {
    return [node('p', { class: 'empty' }, silence(shown, words))];
  }
  const title = node('h1', {}, words.assessment + words.colon + shown.file);
  const trouble = shown.trouble === undefined ? [] : [node('p', { class: 'trouble' }, shown.trouble)];
  const notes = (brief.notes ?? []).map((it) => node('p', { class: isDoubtful(brief) ? 'trouble' : 'empty' }, ...said(it)));
  const paper = new Paper(words, folded, shown.at);
  return [title, ...trouble, ...notes, ...brief.charges.map((it, ix) => paper.charge(it, indexOf(it, ix)))];
}

/** Why there is no assessment. */
function silence(shown: Shown, words: Words): string {
  return shown.trouble ?? (shown.file === '' ? words.noBrief : words.waiting);
}

/** What those who hear the page are told of it, each when it has changed. */
export interface Heard {
  readonly outcomes: string;
  readonly notes: string;
  readonly trouble: string;
}

export function heardOf(shown: Shown, words: Words): Heard {
  const { brief } = shown;
  if (brief === undefined) {
    return { outcomes: '', notes: '', trouble: silence(shown, words) };
  }
  return { outcomes: outcomes(brief, words), notes: (brief.notes ?? []).join(words.semicolon).replaceAll('`', ''), trouble: shown.trouble ?? '' };
}

/** Every outcome in one sentence, for those who hear the page. */
function outcomes(brief: Brief, words: Words): string {
  const all = brief.charges.flatMap((charge, ix) =>
    charge.accused.map((it) => fill(words.charge, indexOf(charge, ix) + 1) + words.comma + (it.name ?? it.id) + words.colon + outcomeWord(it)),
  );
  return all.join(words.semicolon);
}

class Paper {
  constructor(
    private readonly words: Words,
    private readonly folded: Readonly<Record<string, boolean>>,
    private readonly at: Target,
  ) {}

  charge(charge: Charge, ix: number): HTMLElement {
    const title = charge.title ?? charge.offence;
    const id = title === charge.offence ? '' : node('code', {}, charge.offence);
    const heading = node('h2', {}, `${fill(this.words.charge, ix + 1)}${this.words.colon}${title} `, id);
    const line = node('p', { class: 'line' }, this.goTo({ charge: ix }, charge.offence), ' ', node('span', {}, charge['as-of-words'] ?? charge['as-of']));
    const people = charge.accused.map((it) => this.accused(it, ix));
    const inside = people.length > 0 ? people : (charge.notes ?? []).map((it) => node('p', { class: 'empty' }, ...said(it)));
    const summary = node('summary', { 'data-at': JSON.stringify({ charge: ix }), 'data-key': `s${ix}` }, heading);
    return this.foldable(`c${ix}`, 'charge', true, summary, [line, ...inside]);
  }

  private accused(accused: Accused, charge: number): HTMLElement {
    const id = `accused-${charge}-${accused.id}`;
    const res = node('section', { 'aria-labelledby': id, class: 'accused' });
    res.append(node('h3', { id }, ...named(accused.id, accused.name), ' ', this.badge(accused)));
    const first = [accused['available-words']];
    const last = (accused['other-readings'] ?? []).map((it) => it.words);
    const tiers = (accused.tiers ?? []).map((it) => it.words);
    res.append(...sentences(first));
    res.append(node('h4', {}, this.words.elements), this.elements(accused), ...sentences(tiers));
    const pleaded = accused.grounds.filter((it) => it.pleaded);
    const near = accused.grounds.filter((it) => !it.pleaded && isNear(it));
    const rest = accused.grounds.filter((it) => !it.pleaded && !isNear(it));
    res.append(node('h4', {}, this.words.pleaded), pleaded.length > 0 ? this.grounds(pleaded, charge, accused.id) : node('p', { class: 'less' }, this.words.nothing));
    if (near.length > 0) {
      res.append(node('h4', {}, this.words.open), this.grounds(near, charge, accused.id));
    }
    if (rest.length > 0) {
      const supported = rest.filter((it) => it.outcome !== 'unsupported').length;
      res.append(node('p', { class: 'less rest' }, fill(this.words.others, rest.length, supported, rest.length - supported)));
    }
    res.append(...sentences(last));
    return res;
  }

  private elements(accused: Accused): HTMLElement {
    const grounds = new Map(accused.grounds.map((it) => [it.id, it]));
    const pleaded = (ids: readonly string[]): Child[] =>
      ids.flatMap((id, nth) => [nth === 0 ? ' · ' : this.words.listed, ...named(id, grounds.get(id)?.title)]);
    const item = (it: Element): HTMLElement =>
      node('li', {}, this.badge(it), ' ', node('span', {}, it.title ?? it.id, ...pleaded(it.grounds)));
    return node('ul', { class: 'elements' }, ...accused.elements.map(item));
  }

  private grounds(grounds: readonly Ground[], charge: number, accused: string): HTMLElement {
    return node('ul', { class: 'grounds' }, ...grounds.map((it) => this.ground(it, charge, accused)));
  }

  private ground(ground: Ground, charge: number, accused: string): HTMLElement {
    const target: Target = { charge, ground: ground.id };
    const key = `g${charge}/${accused}/${ground.id}`;
    const res = node('li', { class: 'ground', ...(ground.pleaded ? { 'data-at': JSON.stringify(target) } : {}) });
    const name = node('button', { 'data-go': JSON.stringify(target), 'data-key': key, title: fill(this.words.goTo, ground.id) }, ...named(ground.id, ground.title));
    const cite = node('button', { class: 'cite', 'data-explain': ground.cite, 'data-key': `${key}/cite` }, ground.citation ?? ground.cite);
    res.append(node('p', { class: 'line' }, this.badge(ground), node('span', {}, name, ' ', cite)));
    res.append(...this.reached(ground, key), ...this.leftOut(ground['left-out'], key), ...sentences(ground.notes ?? []));
    return res;
  }

  /** What a ground has come to: one number; or several that are all asked for; or shares, and what they make together. */
  private reached(ground: Ground, key: string): HTMLElement[] {
    const measures = ground.measures ?? [];
    if (measures.length === 0) {
      return [...this.figures(ground, ground.title ?? ground.id), ...this.facts(ground.facts, key)];
    }
    const part = (it: Measure, ix: number): HTMLElement[] => {
      const title = it.title ?? it.ground ?? '';
      const heading = title === '' ? [] : [node('p', { class: 'part' }, title)];
      return [...heading, ...this.figures(it, title), ...this.facts(it.facts, `${key}/${ix}`)];
    };
    const summed = measures.some((it) => it.ground !== undefined);
    const sum = summed ? [node('p', { class: 'part' }, this.words.together), ...this.figures(ground, this.words.together)] : [];
    return [...measures.flatMap(part), ...sum];
  }

  /** A bar with its words; what is measured against nothing has none. */
  private figures(figures: Figures, name: string): HTMLElement[] {
    const spoken = figures['figures-words'];
    if (spoken === undefined) {
      return [];
    }
    const short = figures['shortfall-words'];
    const text = node('p', { class: 'figures' }, spoken, ...(short === undefined ? [] : [this.words.comma, node('strong', {}, short)]));
    const drawn = bar(figures);
    if (drawn === undefined) {
      return [text];
    }
    const meter = { role: 'meter', 'aria-label': name, 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': String(drawn.certain) };
    const res = node('div', { class: `bar ${drawn.full ? 'full' : ''}`, ...meter, 'aria-valuetext': short === undefined ? spoken : spoken + this.words.comma + short });
    const part = (name: string): HTMLElement => res.appendChild(node('span', { class: name }));
    // The policy of the page forbids styles in the markup; these are set on the node.
    part('possible').style.width = `${drawn.possible}%`;
    part('certain').style.width = `${drawn.certain}%`;
    part('standard').style.insetInlineStart = `${drawn.standard}%`;
    return [res, text];
  }

  private facts(facts: readonly CountedFact[], key: string): HTMLElement[] {
    const item = (it: CountedFact): HTMLElement => {
      const part = (name: string, words?: string): Child[] => (words === undefined ? [] : [' ', node('span', { class: name }, ...said(words))]);
      const parts = [...part('less', it.summary), ...part('number', it['contributes-words']), ...part('doubt', it['doubt-words'])];
      return node('li', { 'data-at': place(it.id) }, this.fact(it.id, key), ...parts);
    };
    return this.list({ class: 'facts', 'aria-label': this.words.facts }, facts, key, item);
  }

  /** What does not count, and why. */
  private leftOut(facts: readonly LeftOut[], key: string): HTMLElement[] {
    const own = `${key}/left-out`;
    const item = (it: LeftOut): HTMLElement => {
      const spoken = it.words === undefined ? [node('code', {}, it.id)] : said(it.words);
      // The id in the sentence leads to the fact.
      const id = spoken.findIndex((part) => typeof part !== 'string' && part.textContent === it.id);
      const parts = spoken.map((part, ix) => (ix === id ? this.fact(it.id, own) : part));
      return node('li', { class: 'less', 'data-at': place(it.id) }, ...parts);
    };
    return this.list({ class: 'left-out' }, facts, own, item);
  }

  /** A button that leads to a fact. */
  private fact(id: string, key: string): HTMLElement {
    return node('button', { 'data-go': place(id), 'data-key': `${key}/${id}`, title: fill(this.words.goTo, id) }, id);
  }

  /** Facts a line each: the first, the one at the cursor, and the others when asked. */
  private list<T extends { readonly id: string }>(attributes: Readonly<Record<string, string>>, facts: readonly T[], key: string, item: (it: T) => HTMLElement): HTMLElement[] {
    if (facts.length === 0) {
      return [];
    }
    const all = `${key}/all`;
    const drawn = this.folded[all] === true ? facts : facts.filter(({ id }, ix) => ix < MANY || id === this.at.fact);
    const rest = facts.length - drawn.length;
    const more = rest === 0 ? [] : [node('li', {}, node('button', { 'data-more': all, 'data-key': all }, fill(this.words.more, rest)))];
    return [node('ul', attributes, ...drawn.map(item), ...more)];
  }

  private badge(it: { readonly outcome: Outcome; readonly 'outcome-words'?: string }): HTMLElement {
    const sign = node('span', { 'aria-hidden': 'true' }, SIGNS[it.outcome]);
    return node('span', { class: `outcome ${it.outcome}` }, sign, ' ', outcomeWord(it));
  }

  private goTo(target: Target, name: string): HTMLElement {
    return node('button', { 'data-go': JSON.stringify(target), 'data-key': `go${target.charge ?? ''}` }, fill(this.words.goTo, name));
  }

  private foldable(key: string, name: string, open: boolean, summary: HTMLElement, inside: readonly Child[]): HTMLElement {
    const res = node('details', { class: name, 'data-key': key }, summary, ...inside);
    res.open = this.folded[key] ?? open;
    return res;
  }
}

/** Where a fact stands, for the page. */
function place(fact: string): string {
  const target: Target = { fact };
  return JSON.stringify(target);
}

/** What a thing is called, with its id behind it. */
function named(id: string, name?: string): Child[] {
  return name === undefined || name === id ? [id] : [name, ' ', node('span', { class: 'less' }, id)];
}

function isNear(ground: Ground): boolean {
  const far = ground.outcome === 'unsupported' || (ground.outcome === 'short' && Number(ground.ratio ?? 0) < NEAR);
  return !far;
}

/** Sentences of the server, a line each. */
function sentences(all: readonly (string | undefined)[]): HTMLElement[] {
  return all.filter((it) => it !== undefined).map((it) => node('p', { class: 'less' }, ...said(it)));
}
