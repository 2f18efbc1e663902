import { availableParallelism } from 'node:os';
import type { Lane } from './jobs/lanes.ts';

/**
 * Slow work has its own lanes, so that a minute of terraform never delays an answer, nor a queue of plans an apply. More plans than cores do
 * not go faster; applies mostly wait for their cloud.
 */
export function lanes(): Lane[] {
  const cores = Math.max(2, availableParallelism());
  return [
    { concurrency: 2 * cores, tasks: ['apply'], isWeighed: true },
    { concurrency: cores, tasks: ['plan', 'state', 'validate'], isWeighed: true },
    { concurrency: 1, tasks: ['drift-check'], isWeighed: true },
    { concurrency: 4, tasks: ['advise', 'explain'] },
    { concurrency: 8, tasks: ['mirror-pull', 'mirror-chat', 'mirror-environment'] },
    { concurrency: 8 },
  ];
}
