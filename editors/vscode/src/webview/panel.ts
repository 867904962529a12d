// The page of the assessment panel: draws what the extension sends, keeps what was open, and sends clicks back.
import type { FromPanel, Shown, ToPanel } from '../messages';
import type { Target } from '../outline';
import { type Words, fill, wordsIn } from '../words';
import { Left } from './left';
import { type Heard, heardOf, page } from './page';

declare function acquireVsCodeApi(): { postMessage: (message: FromPanel) => void; getState: () => unknown; setState: (state: unknown) => void };

const host = acquireVsCodeApi();
const left = new Left(host.getState(), (it) => { host.setState(it); });
const main = document.getElementById('assessment') ?? document.body;
const said = document.getElementById('said');

/** What was there to be heard of the page; nothing of one that is new. */
let heard: Heard | undefined;
let uri = '';

/** What is shown, with where the cursor stands. */
let last: Shown | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  if (data.kind === 'show') {
    // What is there already stays, with what a person is about to press.
    const same = JSON.stringify(data) === JSON.stringify(last);
    last = data;
    if (!same) {
      draw(last);
    }
  } else if (last !== undefined) {
    last = { ...last, at: data.at };
    // The fact at the cursor may be one of those that are left out.
    if (places(data.at).length === 0 && main.querySelector('[data-more]') !== null) {
      draw(last);
    }
  }
  mark(data.at);
});

function draw(shown: Shown): void {
  // What was scrolled in this very frame is not noted yet.
  const top = shown.uri === uri && scrolls() && window.innerHeight > 0 ? window.scrollY : left.of(shown.uri).top;
  if (shown.uri !== uri) {
    heard = undefined;
  }
  uri = shown.uri;
  // The page speaks the language of what it shows; a reader of screens pronounces it by this.
  const words = wordsIn(shown.language);
  document.documentElement.lang = words.language;
  const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
  main.replaceChildren(...page(shown, words, left.of(uri).folded));
  window.scrollTo(0, top);
  if (focused !== undefined) {
    byKey(focused)?.focus({ preventScroll: true });
  }
  tell(heardOf(shown, words), words);
}

main.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('button[data-go], button[data-explain], button[data-more]');
  const charge = (event.target as Element).closest('summary')?.closest('details');
  if (charge?.dataset.key !== undefined) {
    // The browser folds it after this, and says so in a later event: another page may come between.
    left.fold(uri, charge.dataset.key, !charge.open);
  }
  const target = button?.dataset.go;
  const word = button?.dataset.explain;
  if (target !== undefined) {
    host.postMessage({ kind: 'go', target: JSON.parse(target) as Target });
  } else if (word !== undefined) {
    host.postMessage({ kind: 'explain', word });
  } else if (button?.dataset.more !== undefined) {
    unfold(button, button.dataset.more);
  }
});

/** Shows all facts of a list; the focus goes to the first that was left out. */
function unfold(button: HTMLElement, key: string): void {
  const before = button.closest('li')?.previousElementSibling?.querySelector('button')?.dataset.key;
  left.fold(uri, key, true);
  if (last !== undefined) {
    draw(last);
    mark(last.at);
  }
  const fact = before === undefined ? undefined : byKey(before)?.closest('li')?.nextElementSibling;
  fact?.querySelector('button')?.focus({ preventScroll: true });
}

main.addEventListener(
  'toggle',
  (event) => {
    const details = event.target as HTMLDetailsElement;
    const key = details.dataset.key;
    if (key !== undefined && details.isConnected) {
      left.fold(uri, key, details.open);
    }
  },
  true,
);

/** A page without a brief is short, and what is replaced by it was not scrolled away by the person. */
function scrolls(): boolean {
  return main.querySelector('[data-at]') !== null;
}

window.addEventListener('scroll', () => {
  if (scrolls()) {
    left.scroll(uri, window.scrollY);
  }
});

/** Tells a screen reader what changed, and only that: an outcome, a note; and, also of a page that is new, why there is no assessment. */
function tell(now: Heard, words: Words): void {
  const told = [now.trouble === heard?.trouble ? '' : now.trouble];
  if (heard !== undefined && now.notes !== heard.notes) {
    told.push(now.notes);
  }
  if (heard !== undefined && now.outcomes !== '' && now.outcomes !== heard.outcomes) {
    told.push(fill(words.changed, now.outcomes));
  }
  const text = told.filter((it) => it !== '').join(' ');
  if (said !== null && text !== '') {
    said.textContent = text;
  }
  // What is not shown for a moment is no change when it comes back.
  heard = now.outcomes === '' && heard !== undefined ? { ...now, outcomes: heard.outcomes } : now;
}

/** Marks what stands at the cursor. When that is another than before it is brought into sight; else the page stays as it was left. */
function mark(at: Target): void {
  const moved = left.move(uri, JSON.stringify(at));
  document.querySelectorAll('[aria-current]').forEach((it) => { it.removeAttribute('aria-current'); });
  const marked = places(at);
  marked.forEach((it) => {
    it.setAttribute('aria-current', 'location');
    const around = it.parentElement?.closest<HTMLDetailsElement>('details.charge');
    if (moved && around !== null && around !== undefined) {
      around.open = true;
    }
  });
  if (moved) {
    marked[0]?.scrollIntoView({ block: 'nearest' });
  }
}

/** Where on the page a target is shown. */
function places(at: Target): HTMLElement[] {
  return [...main.querySelectorAll<HTMLElement>('[data-at]')].filter((it) => fits(JSON.parse(it.dataset.at ?? '{}') as Target, at));
}

function fits(place: Target, at: Target): boolean {
  if (at.fact !== undefined) {
    return place.fact === at.fact;
  }
  return at.charge !== undefined && place.fact === undefined && place.charge === at.charge && place.ground === at.ground;
}

function byKey(key: string): HTMLElement | undefined {
  return [...main.querySelectorAll<HTMLElement>('[data-key]')].find((it) => it.dataset.key === key);
}

const ready = (): void => { host.postMessage({ kind: 'ready' }); };
// What is drawn before the style is there would be seen without it for a moment.
if (document.readyState === 'complete') {
  ready();
} else {
  window.addEventListener('load', ready, { once: true });
}
