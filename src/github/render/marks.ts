import { markValue } from './markdown.ts';

/** The sticky comment of a pull request begins with this; what follows in the mark is for people who look for it. */
export const STICKY_MARK = '<!-- guildops:v1 ';

export const stickyMark = (ids: readonly string[]): string => `${STICKY_MARK}${ids.map(markValue).join(',')} -->`;

/** The hidden first line of an issue that is kept current. */
export const issueMark = (mark: string): string => `<!-- guildops:issue ${markValue(mark)} -->`;

/** The hidden first line of a reply; the same `mark` gives the same line. */
export const replyMark = (mark: string): string => `<!-- guildops:reply ${markValue(mark)} -->`;
