// The offences that the program knows, out of `gravamen doctor --format json`.

export interface Offence {
  readonly id: string;
  /** Its name in the language of the answer, when the answer gives it. */
  readonly title?: string;
}

/** None when the answer is another: an older program, or one that did not run. */
export function offencesOf(doctor: string): Offence[] {
  try {
    const said = JSON.parse(doctor) as { offences?: unknown; 'offence-titles'?: Record<string, unknown> };
    const ids = Array.isArray(said.offences) ? said.offences.filter((it): it is string => typeof it === 'string' && it !== '') : [];
    return ids.map((id) => {
      const title = said['offence-titles']?.[id];
      return typeof title === 'string' ? { id, title } : { id };
    });
  } catch {
    return [];
  }
}
