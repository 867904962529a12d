// The assessment as the server sends it. Keys that are not known here are left alone.

export type Outcome = 'unsupported' | 'short' | 'undetermined' | 'met';

export interface Interval {
  readonly min: string;
  /** `null` is an open top. */
  readonly max: string | null;
}

export interface Figures {
  readonly unit?: string;
  readonly bound?: 'at-least' | 'more-than';
  readonly standard?: string;
  readonly actual?: Interval;
  readonly ratio?: string | null;
  readonly shortfall?: string;
}

export interface CountedFact {
  readonly id: string;
  readonly contributes?: Interval;
  readonly doubt?: string;
}

export interface LeftOut {
  readonly id: string;
  readonly why: string;
}

export interface Measure extends Figures {
  readonly ground?: string;
  readonly facts: readonly CountedFact[];
}

export interface Ground extends Figures {
  readonly id: string;
  readonly element: string;
  readonly title?: string;
  readonly cite: string;
  readonly citation?: string;
  readonly source: string;
  readonly pleaded: boolean;
  readonly outcome: Outcome;
  readonly presumed?: boolean;
  readonly measures?: readonly Measure[];
  readonly facts: readonly CountedFact[];
  readonly 'left-out': readonly LeftOut[];
  readonly readings: readonly { readonly id: string; readonly choice: string }[];
  readonly reasons?: readonly string[];
}

export interface Element {
  readonly id: string;
  readonly title?: string;
  readonly outcome: Outcome;
  readonly grounds: readonly string[];
}

export interface Accused {
  readonly id: string;
  readonly name?: string;
  readonly outcome: Outcome;
  readonly available: Outcome;
  readonly elements: readonly Element[];
  readonly grounds: readonly Ground[];
  readonly 'other-readings'?: readonly { readonly id: string; readonly choice: string; readonly outcome: Outcome }[];
}

export interface Charge {
  readonly index?: number;
  readonly offence: string;
  readonly title?: string;
  readonly 'as-of': string;
  readonly accused: readonly Accused[];
}

export interface Brief {
  readonly path: string;
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

/** The worst outcome of a brief; nothing when it charges nobody. */
export function worst(brief: Brief): Outcome | undefined {
  const all = brief.charges.flatMap((it) => it.accused.map((accused) => accused.outcome));
  return WORST_FIRST.find((it) => all.includes(it));
}

/** The number that a charge has among all charges of the brief, from 0. */
export function indexOf(charge: Charge, position: number): number {
  return charge.index ?? position;
}
