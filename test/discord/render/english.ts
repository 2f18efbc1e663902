/** Words of an English sentence that German does not have. */
const ENGLISH =
  /\b(?:the|is|are|of|and|not|this|that|with|by|for|has|have|had|from|when|you|your|until|asked|nothing|nobody|approved|needed|changed|create|destroy|planned|budget of)\b/gi;

/** What is code, a mention, a moment, a link or quoted is in nobody's language. */
const ASIDE = /```[\s\S]*?```|`[^`]*`|<[^>]*>|https?:\S+|„[^“]*“/g;

/** The lines of a text in which somebody reads English. */
export const englishIn = (text: string): string[] =>
  text
    .replace(ASIDE, '')
    .split('\n')
    .filter((line) => line.match(ENGLISH));
