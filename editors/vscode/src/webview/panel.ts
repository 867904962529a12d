// The page of the assessment panel: draws what the extension sends, keeps what was open, and sends clicks back.
import type { FromPanel, ToPanel } from '../messages';
import type { Target } from '../outline';
import { type Words, fill, wordsIn } from '../words';
import { Left } from './left';
import { outcomes, page } from './page';

declare function acquireVsCodeApi(): { postMessage: (message: FromPanel) => void; getState: () => unknown; setState: (state: unknown) => void };

const host = acquireVsCodeApi();
const left = new Left(host.getState(), (it) => { host.setState(it); });
const main = document.getElementById('assessment') ?? document.body;
const said = document.getElementById('said');

let heard = '';
let uri = '';

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  if (data.kind === 'show') {
    if (data.uri !== uri) {
      heard = '';
    }
    uri = data.uri;
    // The page speaks the language of what it shows; a reader of screens pronounces it by this.
    const words = wordsIn(data.language);
    document.documentElement.lang = words.language;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
    main.replaceChildren(...page(data, words, left.of(uri).folded));
    window.scrollTo(0, left.of(uri).top);
    if (focused !== undefined) {
      byKey(focused)?.focus({ preventScroll: true });
    }
    tell(data.brief === undefined ? '' : outcomes(data.brief, words), words);
  }
  mark(data.at);
});

main.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('button[data-go], button[data-explain]');
  const target = button?.dataset.go;
  const word = button?.dataset.explain;
  if (target !== undefined) {
    host.postMessage({ kind: 'go', target: JSON.parse(target) as Target });
  } else if (word !== undefined) {
    host.postMessage({ kind: 'explain', word });
  }
});

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

// A page without a brief is short, and what is replaced by it was not scrolled away by the person.
window.addEventListener('scroll', () => {
  if (main.querySelector('[data-at]') !== null) {
    left.scroll(uri, window.scrollY);
  }
});

/** Tells a screen reader when an outcome changed, and only then. */
function tell(now: string, words: Words): void {
  if (said !== null && heard !== '' && now !== '' && now !== heard) {
    said.textContent = fill(words.changed, now);
  }
  heard = now === '' ? heard : now;
}

/** Marks what stands at the cursor. When that is another than before it is brought into sight; else the page stays as it was left. */
function mark(at: Target): void {
  const moved = left.move(uri, JSON.stringify(at));
  document.querySelectorAll('[aria-current]').forEach((it) => { it.removeAttribute('aria-current'); });
  const places = [...main.querySelectorAll<HTMLElement>('[data-at]')].filter((it) => fits(JSON.parse(it.dataset.at ?? '{}') as Target, at));
  places.forEach((it) => {
    it.setAttribute('aria-current', 'location');
    const around = it.parentElement?.closest<HTMLDetailsElement>('details.charge');
    if (moved && around !== null && around !== undefined) {
      around.open = true;
    }
  });
  if (moved) {
    places[0]?.scrollIntoView({ block: 'nearest' });
  }
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

host.postMessage({ kind: 'ready' });
