/** A question longer than this is cut: nobody asks that much, and each word costs time. */
const LONGEST = 2_000;
const MOST_WORDS = 60;

/** What stands in most questions and says nothing about their subject. */
const EMPTY = new Set(
  `a about again all also am an and any are as at be been but by can could did do does for from get give had has have
  having he her his how i if in into is it its just like make me might mine more most must my need no not of on one only or
  other our out over per please s set shall she should so some such t than that the their them then there these they this
  those to too under us use used using very want was way we were what when where which while who why will with within
  without would you your best good right`.split(/\s+/),
);

/** `sto-001`, `aws-sec-001`: what rules and practices are called. */
const CODE = /\p{L}[\p{L}\p{N}]*(?:-\p{L}+)*-\d{3}/u;
const WORD = new RegExp(`${CODE.source}|[\\p{L}\\p{N}]+`, 'gu');

export const isCode = (word: string): boolean => CODE.test(word);

/** The words of a question in lower case, each once, without what says nothing. Any text is a question. */
export function wordsOf(question: string): string[] {
  const words = question.slice(0, LONGEST).toLowerCase().match(WORD) ?? [];
  return [...new Set(words.filter((word) => !EMPTY.has(word)))].slice(0, MOST_WORDS);
}
