// What the extension and the panel say to each other.
import type { Brief } from './assessment';
import type { Target } from './outline';

/** The kind of view that the panel is. */
export const VIEW = 'gravamen.assessment';

export interface Shown {
  readonly kind: 'show';
  /** The address of the brief: what is folded, and how far the page is scrolled, is kept for each. */
  readonly uri: string;
  readonly file: string;
  /** That of the words of the brief; while there is none, that of the editor. */
  readonly language: string;
  readonly brief: Brief | undefined;
  readonly trouble: string | undefined;
  readonly at: Target;
}

/** The cursor stands elsewhere. */
export interface Moved {
  readonly kind: 'at';
  readonly at: Target;
}

export type ToPanel = Shown | Moved;

export type FromPanel = { readonly kind: 'ready' } | { readonly kind: 'go'; readonly target: Target } | { readonly kind: 'explain'; readonly word: string };
