import type { Practice } from '../../core/advice.ts';
import type { Counsel, Recommendation, Wish } from '../../core/counsel.ts';
import { digestOf } from '../../core/ids.ts';
import { promptFor, readRemarks } from '../../counsel/ask-model.ts';
import { parseWish } from '../../counsel/parse-wish.ts';
import { recommend } from '../../counsel/recommend.ts';
import type { Ports } from '../ports.ts';
import type { CounselUseCases } from '../use-cases/counsel.ts';

/** Of each person; those that a deploy came of are kept beside them. */
const KEPT = 50;
const MOST_SOURCES = 5;
const ID_LENGTH = 10;

type Found = Omit<Recommendation, 'sources'>;

/**
 * What to build for a use case, with what it costs and what speaks against it; kept for whoever asked. The same `cause` once more gives the
 * same answer. A model adds remarks where there is one; dying before the answer is stored asks it again.
 */
export async function advise(
  ports: Ports,
  { guild, by, cause, ...raw }: Parameters<CounselUseCases['advise']>[0],
): Promise<Counsel> {
  const id = digestOf(cause).slice(0, ID_LENGTH);
  const earlier = await ports.store.counsels.find(id);
  if (earlier) return earlier;
  const wish = parseWish(raw);
  const found = recommend(wish);
  const practices = practicesFor(ports, wish, found);
  const sources = practices.map(({ text: _, ...source }) => source);
  const recommendation = { ...found, sources, ...(await remarksOn(ports, wish, found, practices)) };
  const counsel = { id, guild, by, at: ports.clock.now(), wish, recommendation };
  await ports.store.transaction(async ({ counsels }) => {
    await counsels.put(counsel);
    await counsels.forget(guild, by, KEPT);
  });
  return { ...counsel, deploys: [] };
}

/** None where they cannot be read, as the answer stands without them. */
function practicesFor(
  { practices, log }: Pick<Ports, 'practices' | 'log'>,
  { useCase }: Wish,
  { title, candidates: [best] }: Found,
): readonly Practice[] {
  if (!practices || !best) return [];
  try {
    return practices.about(`${title} ${useCase}`, best.provider, MOST_SOURCES);
  } catch (error) {
    log.warn({ err: error }, 'practices cannot be read');
    return [];
  }
}

/** A model is asked only for what the guardrails let pass, and its answer passes them again. */
async function remarksOn(
  { reviewer }: Pick<Ports, 'reviewer'>,
  wish: Wish,
  found: Found,
  practices: readonly Practice[],
): Promise<Pick<Recommendation, 'remarks' | 'limited'>> {
  if (found.violations.length > 0) return { limited: 'A guardrail speaks against it, so no model was asked.' };
  if (!reviewer) return { limited: 'No model is set up.' };
  const asked = await reviewer.ask({
    purpose: 'advise',
    ...promptFor(wish, found, practices),
    ...(wish.model !== undefined && { model: wish.model }),
    read: (value) => readRemarks(value, practices),
  });
  return asked.is === 'limited' ? { limited: asked.why } : { remarks: { model: asked.model, ...asked.answer } };
}
