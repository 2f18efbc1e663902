import { type AiFigures, orderAi } from '../ai-orders.ts';
import { type Environment, parseConfig } from '../config.ts';
import { askRunning } from '../control-file.ts';
import type { ModelFigures } from '../deploy/ports.ts';
import { withStore } from './maintain.ts';

/** Each model's advice, thumbs, drops and use, of the running service where there is one. */
export async function aiStats(environment: Environment, json: boolean): Promise<string> {
  const config = parseConfig(environment);
  const running = await askRunning(config.GUILDOPS_DATA, 'ai');
  const figures = running
    ? (running.result as AiFigures)
    : await withStore(config, (store) => orderAi({ store, clock: { now: () => new Date() } }));
  return json ? JSON.stringify(figures, null, 2) : statsText(figures);
}

export function statsText({ models, used }: AiFigures): string {
  if (models.length + used.length === 0) return 'No model has been asked yet.';
  return [
    ...models.map((one) => modelLine(one, models)),
    ...used.map(
      ({ day, model, requests, failed, tokensIn, tokensOut }) =>
        `${day} ${model}: ${requests} requests, ${failed} without an answer, ${tokensIn} tokens in, ${tokensOut} out`,
    ),
  ].join('\n');
}

/** With its share of all plans that a model advised on, and the share of its claims that did not hold. */
function modelLine({ model, advised, up, down, shown, drops }: ModelFigures, all: readonly ModelFigures[]): string {
  const reasons = Object.entries(drops).map(([why, n]) => `${why} ${n}`);
  const dropped = Object.values(drops).reduce((sum, n) => sum + n, 0);
  const plans = all.reduce((sum, one) => sum + one.advised, 0);
  const because = reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
  return `${model}: ${advised} plans, ${percent(advised, plans)} of all, 👍 ${up} 👎 ${down}, ${shown} claims shown, ${dropped} dropped, ${percent(dropped, dropped + shown)}${because}`;
}

const percent = (part: number, whole: number): string => `${whole === 0 ? 0 : Math.round((part / whole) * 100)} %`;
