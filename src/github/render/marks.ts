import { markValue } from './markdown.ts';

/** The sticky comment of a pull request begins with this; what follows in the mark is for people who look for it. */
export const STICKY_MARK = '<!-- guildops:v1 ';

export const stickyMark = (ids: readonly string[]): string => `${STICKY_MARK}${ids.map(markValue).join(',')} -->`;

/** The hidden first line of an issue that is kept current. */
export const issueMark = (mark: string): string => `<!-- guildops:issue ${markValue(mark)} -->`;

/** A suggestion of ours at a line; what follows is its project and what it says. */
export const SUGGESTION_MARK = '<!-- guildops:suggestion ';

/** The hidden first line of a suggestion. */
export const suggestionMark = ({ project, key }: { project: string; key: string }): string =>
  `${SUGGESTION_MARK}${markValue(project)} ${markValue(key)} -->`;

/** The hidden first line of a reply; the same `mark` gives the same line. */
export const replyMark = (mark: string): string => `<!-- guildops:reply ${markValue(mark)} -->`;
