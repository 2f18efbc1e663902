/** A problem in plain words, and what would make it legal. Plain text: each surface escapes it with its own escape. */
export interface Explanation {
  what: string;
  wayOn: string;
}

export const says = (what: string, wayOn: string): Explanation => ({ what, wayOn });
export const list = (items: readonly string[]): string => items.join(', ');
