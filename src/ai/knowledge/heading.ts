/** What a heading says: an id, as in `AWS-SEC-001 Title`, a category, as in `Title [security]` or `[security] Title`, or both. */
export interface Heading {
  id?: string;
  category?: string;
  title: string;
}

const ID = /^([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+):?\s+(?=\S)/;
const CATEGORY = /^\[([^\]]*)\]\s*|\s*\[([^\]]*)\]$/;

export function readHeading(text: string): Heading {
  const id = ID.exec(text)?.[1];
  const rest = text.replace(ID, '');
  const found = CATEGORY.exec(rest);
  const category = (found?.[1] ?? found?.[2])?.trim().toLowerCase();
  return { ...(id && { id }), ...(category !== undefined && { category }), title: rest.replace(CATEGORY, '').trim() };
}

const LONGEST_SLUG = 80;

/** The id of an entry that was given none: its scope and title, `aws-turn-on-versioning`. */
export const idFromTitle = (scope: string, title: string): string =>
  `${scope} ${title}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-|-$/g, '');
