/** More answers than are asked for within minutes; the oldest are forgotten first. */
const MOST = 200;

/**
 * Asks as `ask` does, unless an answer is there that is not older than the caller allows; one that is on its way is waited for. `keyOf` says
 * which questions are the same.
 */
export function remembered<Question extends readonly unknown[], Answer>(
  ask: (...question: Question) => Promise<Answer>,
  keyOf: (...question: Question) => string,
): (maxAgeMs: number, ...question: Question) => Promise<Answer> {
  const known = new Map<string, { at: number; answer: Promise<Answer> }>();
  return (maxAgeMs, ...question) => {
    const key = keyOf(...question);
    const now = Date.now();
    const before = known.get(key);
    if (before && now - before.at < maxAgeMs) return before.answer;
    const answer = ask(...question);
    known.delete(key);
    known.set(key, { at: now, answer });
    answer.catch(() => known.delete(key)); // asked again next time
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return answer;
  };
}
