// How long a bar is drawn. What it says in words comes from the server; nothing here is exact, and nothing here is said.
import type { Figures } from './assessment';

/** A decimal or a fraction `n/d` as a number, for drawing only. */
export function drawn(number: string): number {
  const [n = '0', d] = number.split('/');
  return d === undefined ? Number(n) : Number(n) / Number(d);
}

/** Where a bar is filled for certain and perhaps, and where the standard stands, in percent of its length. */
export interface Bar {
  readonly certain: number;
  readonly possible: number;
  readonly standard: number;
  /** The standard is reached for certain. */
  readonly full: boolean;
}

export function bar(figures: Figures): Bar | undefined {
  if (figures.standard === undefined || figures.actual === undefined) {
    return undefined;
  }
  const standard = drawn(figures.standard);
  const min = drawn(figures.actual.min);
  const max = figures.actual.max === null ? Math.max(min, standard * 1.25) : drawn(figures.actual.max);
  if (!(standard > 0) || !Number.isFinite(min + max)) {
    return undefined;
  }
  // A sum far above the standard leaves the mark where it can still be seen.
  const whole = Math.min(Math.max(standard, max), standard * 4);
  const share = (it: number): number => Math.round((Math.min(Math.max(it, 0), whole) / whole) * 1000) / 10;
  const full = figures.bound === 'more-than' ? min > standard : min >= standard;
  return { certain: share(min), possible: share(max), standard: share(standard), full };
}
