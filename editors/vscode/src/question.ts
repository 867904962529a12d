// What a page of explanations was asked for; it stands in the address of the page, so that a later window can ask anew.

export type Question = { readonly word: string } | { readonly uri: string; readonly at: { readonly line: number; readonly character: number } };

export function questionOf(query: string): Question | undefined {
  try {
    const it = JSON.parse(query) as { word?: unknown; uri?: unknown; at?: { line?: unknown; character?: unknown } } | null;
    const { line, character } = it?.at ?? {};
    if (typeof it?.word === 'string') {
      return { word: it.word };
    }
    return typeof it?.uri === 'string' && typeof line === 'number' && typeof character === 'number' ? { uri: it.uri, at: { line, character } } : undefined;
  } catch {
    return undefined;
  }
}

/** The most signs that a tab shows without pushing the others away. */
const LONGEST = 60;

/** What a page is called: its first line, without the marks of Markdown and without an id behind words. */
export function titleOf(markdown: string): string | undefined {
  const line = markdown.split('\n').find((it) => it.trim() !== '') ?? '';
  // The name of a piece of evidence may have such marks of its own; those stand behind a backslash.
  const words = line.replace(/^#+\s*/, '').replace(/\\([!-/:-@[-`{-~])|\*\*/g, (_, mark: string | undefined) => mark ?? '');
  const title = words.replace(/\s*[(（]?`[^`]*`[)）]?\s*$/, '').trim() || words.replaceAll('`', '').trim();
  return title.length > LONGEST ? `${title.slice(0, LONGEST)}…` : title || undefined;
}
