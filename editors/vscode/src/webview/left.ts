// How a person left the page of each brief: what was folded, how far it was scrolled, and what was marked. It outlives the page, which
// VS Code throws away when another tab covers it.

interface Page {
  readonly folded: Record<string, boolean>;
  top: number;
  at?: string;
}

/** The pages that are remembered; the newest count. */
const MANY = 20;

export class Left {
  private readonly pages: Map<string, Page>;

  constructor(state: unknown, private readonly keep: (state: unknown) => void) {
    this.pages = new Map(Array.isArray(state) ? (state as [string, Page][]) : []);
  }

  of(uri: string): Readonly<Page> {
    return this.page(uri);
  }

  fold(uri: string, key: string, open: boolean): void {
    this.page(uri).folded[key] = open;
    this.note();
  }

  scroll(uri: string, top: number): void {
    this.page(uri).top = top;
    this.note();
  }

  /** Notes what is marked; gives whether it was something else before. */
  move(uri: string, at: string): boolean {
    const page = this.page(uri);
    const moved = page.at !== at;
    page.at = at;
    this.note();
    return moved;
  }

  private page(uri: string): Page {
    const page = this.pages.get(uri) ?? { folded: {}, top: 0 };
    this.pages.delete(uri);
    this.pages.set(uri, page);
    return page;
  }

  private note(): void {
    this.keep([...this.pages].slice(-MANY));
  }
}
