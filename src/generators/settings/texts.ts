/** Sentences whose condition holds, in their order. */
export const textsThatHold = (texts: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(texts).flatMap(([text, holds]) => (holds ? [text] : []));
