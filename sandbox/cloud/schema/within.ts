/**
 * A block of a schema table that several tables hold, moved in to the depth at which one of them holds it.
 *
 * @param block lines of table form without blanks before the first
 * @param depth blanks before its first line
 */
export const within = (block: string, depth: number): string => block.trim().replace(/^/gm, ' '.repeat(depth));
