// The assessment as the server sends it. Keys that are not known here are left alone. What ends in `words` is in the language
// that `lang` names, and is what the program prints; a program that is older may not send it.

export type Outcome = 'unsupported' | 'short' | 'undetermined' | 'met';

export interface Interval {
  readonly min: string;
  /** `null` is an open top. */
  readonly max: string | null;
}

export interface Figures {
  readonly bound?: 'at-least' | 'more-than';
  readonly standard?: string;
  readonly actual?: Interval;
  readonly ratio?: string | null;
  readonly 'figures-words'?: string;
  readonly 'shortfall-words'?: string;
}

export interface CountedFact {
  readonly id: string;
  /** What the brief says of it in a sentence. */
  readonly summary?: string;
  readonly 'contributes-words'?: string;
  readonly 'doubt-words'?: string;
}

export interface LeftOut {
  readonly id: string;
  readonly words?: string;
}

export interface Measure extends Figures {
  /** The ground whose share it is; nothing for one of several numbers that are all asked for. */
  readonly ground?: string;
  readonly title?: string;
  readonly facts: readonly CountedFact[];
}

export interface Ground extends Figures {
  readonly id: string;
  readonly element: string;
  readonly title?: string;
  readonly cite: string;
  readonly citation?: string;
  readonly pleaded: boolean;
  readonly outcome: Outcome;
  readonly 'outcome-words'?: string;
  readonly measures?: readonly Measure[];
  readonly facts: readonly CountedFact[];
  readonly 'left-out': readonly LeftOut[];
  readonly notes?: readonly string[];
}

export interface Element {
  readonly id: string;
  readonly title?: string;
  readonly outcome: Outcome;
  readonly 'outcome-words'?: string;
  readonly grounds: readonly string[];
}

export interface Accused {
  readonly id: string;
  readonly name?: string;
  readonly outcome: Outcome;
  readonly 'outcome-words'?: string;
  readonly 'available-words'?: string;
  readonly elements: readonly Element[];
  readonly grounds: readonly Ground[];
  readonly 'other-readings'?: readonly { readonly words?: string }[];
  readonly tiers?: readonly { readonly words?: string }[];
}

export interface Charge {
  readonly index?: number;
  readonly offence: string;
  readonly title?: string;
  readonly 'as-of': string;
  readonly 'as-of-words'?: string;
  readonly accused: readonly Accused[];
  /** Why nobody is assessed. */
  readonly notes?: readonly string[];
}

export interface Brief {
  readonly path: string;
  readonly lang?: string;
  /** How many errors of form it has: what they touch may be missing or wrong here. */
  readonly 'form-errors'?: number;
  /** That it has such errors, and why there is nothing to assess. */
  readonly notes?: readonly string[];
  readonly charges: readonly Charge[];
}

const WORST_FIRST: readonly Outcome[] = ['unsupported', 'short', 'undetermined', 'met'];

/** The brief in an answer of `gravamen.assess`, if there is one. */
export function briefOf(answer: unknown): Brief | undefined {
  const briefs = (answer as { briefs?: unknown } | null | undefined)?.briefs;
  const brief: unknown = Array.isArray(briefs) ? briefs[0] : undefined;
  const charges = (brief as Brief | undefined)?.charges;
  return Array.isArray(charges) ? (brief as Brief) : undefined;
}

/** The accused for whom a brief comes out worst; nothing when it charges nobody. */
export function worst(brief: Brief): Accused | undefined {
  const all = brief.charges.flatMap((it) => it.accused);
  return WORST_FIRST.map((outcome) => all.find((it) => it.outcome === outcome)).find((it) => it !== undefined);
}

/** Whether what is said of the brief may be wrong because of its form. */
export function isDoubtful(brief: Brief): boolean {
  return (brief['form-errors'] ?? 0) > 0;
}

/** The number that a charge has among all charges of the brief, from 0. */
export function indexOf(charge: Charge, position: number): number {
  return charge.index ?? position;
}

/** The outcome as a person reads it. */
export function outcomeWord(it: { readonly outcome: Outcome; readonly 'outcome-words'?: string }): string {
  return it['outcome-words'] ?? it.outcome;
}
