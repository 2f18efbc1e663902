import type { Progress, ProgressStep } from '../../deploy/ports.ts';
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

const VERBS: Readonly<Record<string, readonly [string, string]>> = {
  create: ['creating', 'created'],
  update: ['changing', 'changed'],
  delete: ['destroying', 'destroyed'],
  read: ['reading', 'read'],
};

const duration = (seconds: number): string =>
  seconds < 60 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;

/** One resource: what happens to it, and for how long. A running one counts in the reader's client, without an edit. */
export function stepLine({ is, address, action, startedAt, seconds }: ProgressStep): string {
  const [doing, done] = VERBS[action] ?? [inline(action, 20), inline(action, 20)];
  const icon = ICONS[is];
  if (is === 'running') return `${icon} ${code(address, 80)} ${doing}, started ${time(startedAt)}`;
  const took = seconds === undefined ? '' : ` · ${duration(seconds)}`;
  return `${icon} ${code(address, 80)} ${is === 'done' ? done : `failed while ${doing}`}${took}`;
}

export const stepLines = ({ steps }: Progress, max: number): string =>
  clip(steps.toSorted((a, b) => ORDER.indexOf(a.is) - ORDER.indexOf(b.is)).map(stepLine), max);
