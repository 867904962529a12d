// The offences that the program knows, out of `gravamen doctor --format json`.

/** None when the answer is another: an older program, or one that did not run. */
export function offencesOf(doctor: string): string[] {
  try {
    const { offences } = JSON.parse(doctor) as { offences?: unknown };
    return Array.isArray(offences) ? offences.filter((it): it is string => typeof it === 'string' && it !== '') : [];
  } catch {
    return [];
  }
}
