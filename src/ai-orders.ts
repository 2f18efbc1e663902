import type { ModelFigures, Ports, Used } from './deploy/ports.ts';

/** What the command line is given: each model's advice and thumbs, and what was used of late. */
export interface AiFigures {
  models: ModelFigures[];
  used: ({ day: string; model: string } & Used)[];
}

const DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/** `guildops ai stats`, as the command line orders it. */
export async function orderAi({
  store,
  clock,
}: Pick<Ports, 'clock'> & { store: Pick<Ports['store'], 'advices' | 'modelUse'> }): Promise<AiFigures> {
  const since = new Date(clock.now().getTime() - DAYS * DAY_MS).toISOString().slice(0, 10);
  const [models, used] = await Promise.all([store.advices.figures(), store.modelUse.since(since)]);
  return { models, used };
}
