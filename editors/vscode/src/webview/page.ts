// The page as nodes: charges, the accused, elements, grounds with their bars, facts.
import { type Accused, type Brief, type Charge, type CountedFact, type Figures, type Ground, type Measure, type Outcome, indexOf } from '../assessment';
import { bar, grouped, interval, measured } from '../figures';
import type { Shown } from '../messages';
import type { Target } from '../outline';
import type { Words } from '../words';
import { type Child, fill, node } from './node';

const SIGNS: Readonly<Record<Outcome, string>> = { met: '✓', undetermined: '?', short: '✗', unsupported: '–' };
/** A ground that is not pleaded is near when it has come so far. */
const NEAR = 0.8;

export function page(shown: Shown, words: Words, folded: ReadonlyMap<string, boolean>): Child[] {
  const { brief } = shown;
  if (brief === undefined) {
    const empty = shown.file === '' ? words.noBrief : words.waiting;
    return [node('p', { class: 'empty' }, shown.trouble ?? empty)];
  }
  const title = node('h1', {}, `${words.assessment}: ${shown.file}`);
  const trouble = shown.trouble === undefined ? [] : [node('p', { class: 'trouble', role: 'alert' }, shown.trouble)];
  if (brief.charges.length === 0) {
    return [title, ...trouble, node('p', { class: 'empty' }, words.noCharges)];
  }
  const paper = new Paper(shown, words, folded);
  return [title, ...trouble, ...brief.charges.map((it, ix) => paper.charge(it, indexOf(it, ix)))];
}

/** Every outcome in one sentence, for those who hear the page. */
export function outcomes(brief: Brief, words: Words): string {
  const all = brief.charges.flatMap((charge, ix) =>
    charge.accused.map((it) => `${fill(words.charge, indexOf(charge, ix) + 1)}, ${it.name ?? it.id}: ${words.outcomes[it.outcome]}`),
  );
  return all.join('; ');
}

class Paper {
  constructor(
    private readonly shown: Shown,
    private readonly words: Words,
    private readonly folded: ReadonlyMap<string, boolean>,
  ) {}

  charge(charge: Charge, ix: number): HTMLElement {
    const title = charge.title ?? this.shown.titles.charges[ix] ?? charge.offence;
    const id = title === charge.offence ? '' : node('code', {}, charge.offence);
    const heading = node('h2', {}, `${fill(this.words.charge, ix + 1)}: ${title} `, id);
    const line = node('p', { class: 'line' }, this.goTo({ charge: ix }, charge.offence), ' ', fill(this.words.asOf, charge['as-of']));
    const people = charge.accused.map((it) => this.accused(it, ix));
    const inside = people.length > 0 ? people : [node('p', { class: 'empty' }, this.words.nobody)];
    const summary = node('summary', { 'data-at': JSON.stringify({ charge: ix }), 'data-key': `s${ix}` }, heading);
    return this.foldable(`c${ix}`, 'charge', true, summary, [line, ...inside]);
  }

  private accused(accused: Accused, charge: number): HTMLElement {
    const id = `accused-${charge}-${accused.id}`;
    const res = node('section', { 'aria-labelledby': id, class: 'accused' });
    res.append(node('h3', { id }, ...named(accused.id, accused.name), ' ', this.badge(accused.outcome)));
    if (accused.available !== accused.outcome) {
      res.append(node('p', {}, fill(this.words.available, this.words.outcomes[accused.available])));
    }
    for (const it of accused['other-readings'] ?? []) {
      res.append(node('p', {}, fill(this.words.otherReading, `${it.id}: ${it.choice}`, this.words.outcomes[it.outcome])));
    }
    res.append(node('h4', {}, this.words.elements), this.elements(accused));
    const pleaded = accused.grounds.filter((it) => it.pleaded);
    const near = accused.grounds.filter((it) => !it.pleaded && isNear(it));
    const rest = accused.grounds.length - pleaded.length - near.length;
    if (pleaded.length > 0) {
      res.append(node('h4', {}, this.words.pleaded), this.grounds(pleaded, charge, accused.id));
    }
    if (near.length > 0) {
      res.append(node('h4', {}, this.words.open), this.grounds(near, charge, accused.id));
    }
    if (rest > 0) {
      res.append(node('p', { class: 'less' }, fill(this.words.others, rest)));
    }
    return res;
  }

  private elements(accused: Accused): HTMLElement {
    const grounds = new Map(accused.grounds.map((it) => [it.id, it]));
    const pleaded = (ids: readonly string[]): Child[] =>
      ids.flatMap((id, nth) => [nth === 0 ? ' · ' : ', ', ...named(grounds.get(id) ?? { id })]);
    const item = (it: Accused['elements'][number]): HTMLElement =>
      node('li', {}, this.badge(it.outcome), ' ', it.title ?? it.id, ...pleaded(it.grounds));
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
    res.append(node('p', { class: 'line' }, this.badge(ground.outcome), node('span', {}, name, ' ', cite)));
    const measures = ground.measures ?? [];
    (measures.length > 0 ? measures : [ground]).forEach((it) => { res.append(...this.figures(it, ground.title ?? ground.id)); });
    const facts = measures.length > 0 ? onlyOnce(measures.flatMap((it: Measure) => it.facts)) : ground.facts;
    res.append(...this.facts(facts.length > 0 ? facts : ground.facts, key), ...this.notes(ground));
    return res;
  }

  /** A bar with its words; what is measured against nothing has none. */
  private figures(figures: Figures, name: string): HTMLElement[] {
    const spoken = measured(figures, (actual, standard) => fill(this.words.measured, actual, standard));
    if (spoken === '') {
      return [];
    }
    const unit = figures.unit === undefined || figures.unit === 'count' ? '' : ` ${figures.unit}`;
    const short = figures.shortfall === undefined ? '' : fill(this.words.shortfall, `${grouped(figures.shortfall)}${unit}`);
    const text = node('p', { class: 'figures' }, spoken, short === '' ? '' : node('strong', {}, ` · ${short}`));
    const drawn = bar(figures);
    if (drawn === undefined) {
      return [text];
    }
    const meter = { role: 'meter', 'aria-label': name, 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': String(drawn.certain) };
    const res = node('div', { class: `bar ${drawn.certain >= drawn.standard ? 'full' : ''}`, ...meter, 'aria-valuetext': short === '' ? spoken : `${spoken}, ${short}` });
    const part = (name: string): HTMLElement => res.appendChild(node('span', { class: name }));
    // The policy of the page forbids styles in the markup; these are set on the node.
    part('possible').style.width = `${drawn.possible}%`;
    part('certain').style.width = `${drawn.certain}%`;
    part('standard').style.insetInlineStart = `${drawn.standard}%`;
    return [res, text];
  }

  private facts(facts: readonly CountedFact[], key: string): HTMLElement[] {
    if (facts.length === 0) {
      return [];
    }
    const item = (it: CountedFact): HTMLElement => {
      const target: Target = { fact: it.id };
      const button = node('button', { 'data-go': JSON.stringify(target), 'data-key': `${key}/${it.id}`, title: fill(this.words.goTo, it.id) }, it.id);
      const gives = it.contributes === undefined ? '' : ` ${interval(it.contributes)}`;
      const doubt = it.doubt === undefined ? '' : ` (${this.cause(it.doubt)})`;
      const detail = this.shown.titles.facts[it.id] ?? '';
      return node('li', { 'data-at': JSON.stringify(target) }, button, node('span', {}, gives + doubt), ' ', node('span', { class: 'less' }, detail));
    };
    return [node('ul', { class: 'facts', 'aria-label': this.words.facts }, ...facts.map(item))];
  }

  private notes(ground: Ground): HTMLElement[] {
    const notes = [
      ...(ground.presumed === true ? [this.words.presumed] : []),
      ...(ground.reasons ?? []).map((it) => this.cause(it)),
      ...(ground.pleaded ? ground['left-out'].map((it) => fill(this.words.leftOut, `${it.id} (${this.cause(it.why)})`)) : []),
      ...ground.readings.map((it) => fill(this.words.reading, `${it.id}: ${it.choice}`)),
    ];
    return notes.map((it) => node('p', { class: 'less' }, it));
  }

  private cause(name: string): string {
    return this.words.causes[name] ?? name;
  }

  private badge(outcome: Outcome): HTMLElement {
    const sign = node('span', { 'aria-hidden': 'true' }, SIGNS[outcome]);
    return node('span', { class: `outcome ${outcome}` }, sign, ' ', this.words.outcomes[outcome]);
  }

  private goTo(target: Target, name: string): HTMLElement {
    return node('button', { 'data-go': JSON.stringify(target), 'data-key': `go${target.charge ?? ''}` }, fill(this.words.goTo, name));
  }

  private foldable(key: string, name: string, open: boolean, summary: HTMLElement, inside: readonly Child[]): HTMLElement {
    const res = node('details', { class: name, 'data-key': key }, summary, ...inside);
    res.open = this.folded.get(key) ?? open;
    return res;
  }
}

/** What a thing is called, with its id behind it. */
function named(id: string, name?: string): Child[] {
  return name === undefined || name === id ? [id] : [name, ' ', node('span', { class: 'less' }, id)];
}

function isNear(ground: Ground): boolean {
  const far = ground.outcome === 'unsupported' || (ground.outcome === 'short' && Number(ground.ratio ?? 0) < NEAR);
  return !far;
}

function onlyOnce(facts: readonly CountedFact[]): CountedFact[] {
  return [...new Map(facts.map((it) => [it.id, it])).values()];
}
