// Exact numbers in words: grouped digits, percent, intervals. Nothing is computed in floating point but the width of a bar.
import type { Figures, Interval } from './assessment';

/** `1234567.5` as `1,234,567.5`; what is no plain decimal stays as it is. */
export function grouped(number: string): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(number);
  if (parts === null) {
    return number;
  }
  const [, sign = '', whole = '', fraction = ''] = parts;
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + fraction;
}

export function interval(it: Interval): string {
  if (it.max === null) {
    return `${grouped(it.min)}..`;
  }
  return it.min === it.max ? grouped(it.min) : `${grouped(it.min)}..${grouped(it.max)}`;
}

/** A ratio of four decimals, `0.9250`, as `92.5 %`. */
export function percent(ratio: string): string {
  const parts = /^(\d+)\.(\d{4})$/.exec(ratio);
  if (parts === null) {
    return `${ratio} ×`;
  }
  const [, whole = '0', decimals = '0000'] = parts;
  const shown = `${whole}${decimals.slice(0, 2)}.${decimals.slice(2)}`.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
  return `${shown} %`;
}

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
  return { certain: share(min), possible: share(max), standard: share(standard) };
}

/** The words beside a bar: `185,000 of 200,000 CNY (92.5 %)`. `sentence` joins them in the language of the person. */
export function measured(figures: Figures, sentence: (actual: string, standard: string) => string): string {
  if (figures.standard === undefined || figures.actual === undefined) {
    return '';
  }
  const unit = figures.unit === undefined || figures.unit === 'count' || figures.unit === '' ? '' : ` ${figures.unit}`;
  const more = figures.bound === 'more-than' ? '> ' : '';
  const words = sentence(interval(figures.actual), `${more}${grouped(figures.standard)}${unit}`);
  return figures.ratio === undefined || figures.ratio === null ? words : `${words} (${percent(figures.ratio)})`;
}
