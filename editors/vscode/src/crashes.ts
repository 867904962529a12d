// Whether a server that ended by itself is started again.

/** So often within this time, and it is left alone: it would end again. */
export const TOO_OFTEN = 5;
export const MINUTES = 3;

export class Crashes {
  private times: number[] = [];

  /** Notes that the server ended; gives whether to start it again. */
  again(now: number): boolean {
    this.times = [...this.times.filter((it) => now - it < MINUTES * 60_000), now];
    return this.times.length < TOO_OFTEN;
  }

  /** A person starts it anew: what was before does not count. */
  forget(): void {
    this.times = [];
  }
}
