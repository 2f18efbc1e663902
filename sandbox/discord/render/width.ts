const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Characters that a terminal draws over two columns: pictures, and the scripts of East Asia. */
const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

const graphemes = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
const widthOfOne = (grapheme: string) => (WIDE.test(grapheme) ? 2 : 1);

/** Columns that a text takes in a terminal. */
export const widthOf = (text: string): number => graphemes(text).reduce((sum, each) => sum + widthOfOne(each), 0);

export const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Cuts a word that is wider than the line. */
function cut(word: string, width: number): string[] {
  const pieces = [''];
  for (const grapheme of graphemes(word)) {
    const last = pieces.at(-1) ?? '';
    if (widthOf(last) + widthOfOne(grapheme) > width) pieces.push(grapheme);
    else pieces[pieces.length - 1] = last + grapheme;
  }
  return pieces;
}

/** Breaks a line between words so that no piece is wider than `width`; runs of spaces inside stay as they are. */
export function wrap(line: string, width: number): string[] {
  if (widthOf(line) <= width) return [line];
  const lines = [''];
  for (const word of line.split(/(?<=\s)(?=\S)/)) {
    const last = lines.at(-1) ?? '';
    if (widthOf((last + word).trimEnd()) <= width) lines[lines.length - 1] = last + word;
    else lines.push(...cut(word, width));
  }
  return lines.map((each) => each.trimEnd()).filter((each, index) => each !== '' || index > 0);
}

/** Sets items beside each other, two spaces between, and begins a new line rather than break one. */
export function wrapItems(items: string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const joined = `${lines.at(-1) ?? ''}  ${item}`;
    if (lines.length > 0 && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(...(widthOf(item) <= width ? [item] : wrap(item, width)));
  }
  return lines;
}
