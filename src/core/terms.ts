/** What a project pays differently from the public lists. */
export interface Terms {
  /** Per cent off, by what a part's words begin with (`machine`, `database`), a terraform type, or `*` for all; the most exact one counts. */
  discounts?: Readonly<Record<string, number>>;
  /** Dollars for one unit in place of the list's, by a part's exact words: `machine m7i.large`. */
  overrides?: Readonly<Record<string, number>>;
  /** Day they were agreed on. */
  asOf?: string;
}

/** Terms as they are kept, with who set them and when. */
export interface SetTerms extends Terms {
  setBy: string;
  setAt: Date;
}
