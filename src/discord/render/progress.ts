import type { Progress, ProgressStep } from '../../deploy/ports.ts';
import type { Key, Translate } from '../words/t.ts';
import { clip, code, inline, time } from './text.ts';

const WIDTH = 8;
const ICONS: Readonly<Record<ProgressStep['is'], string>> = { running: '🔄', done: '✅', failed: '❌' };
/** What needs eyes first; what is done last. */
const ORDER: readonly ProgressStep['is'][] = ['failed', 'running', 'done'];

/** `▰▰▰▰▱▱▱▱ 4/8`. */
export function bar({ total, steps }: Progress): string {
  const done = steps.filter((step) => step.is === 'done').length;
  const all = Math.max(total, steps.length);
  const filled = all === 0 ? WIDTH : Math.floor((done / all) * WIDTH);
  return `${'▰'.repeat(filled)}${'▱'.repeat(WIDTH - filled)} ${done}/${all}`;
}

const VERBS = ['create', 'update', 'delete', 'read'];

/** What is being done, or was; an action that nobody has words for is named as terraform does. */
const verb = (action: string, form: 'doing' | 'done', t: Translate): string =>
  VERBS.includes(action) ? t(`step.${action}.${form}` as Key) : inline(action, 20);

const duration = (seconds: number): string =>
  seconds < 60 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;

/** One resource: what happens to it, and for how long. A running one counts in the reader's client, without an edit. */
export function stepLine({ is, address, action, startedAt, seconds }: ProgressStep, t: Translate): string {
  const doing = verb(action, 'doing', t);
  const head = `${ICONS[is]} ${code(address, 80)}`;
  if (is === 'running') return `${head} ${t('step.running', { doing, when: time(startedAt) })}`;
  const took = seconds === undefined ? '' : ` · ${duration(seconds)}`;
  return `${head} ${is === 'done' ? verb(action, 'done', t) : t('step.failed', { doing })}${took}`;
}

export const stepLines = ({ steps }: Progress, max: number, t: Translate): string =>
  clip(
    steps.toSorted((a, b) => ORDER.indexOf(a.is) - ORDER.indexOf(b.is)).map((step) => stepLine(step, t)),
    max,
    t,
  );
