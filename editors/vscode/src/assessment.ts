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
  /** What happened, in the words of the brief, else what kind of fact it is. */
  readonly title?: string;
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
}

export interface Brief {
  readonly path: string;
  readonly lang?: string;
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

/** The number that a charge has among all charges of the brief, from 0. */
export function indexOf(charge: Charge, position: number): number {
  return charge.index ?? position;
}

/** The outcome as a person reads it. */
export function outcomeWord(it: { readonly outcome: Outcome; readonly 'outcome-words'?: string }): string {
  return it['outcome-words'] ?? it.outcome;
}
