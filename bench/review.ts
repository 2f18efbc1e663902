import { readFileSync } from 'node:fs';
import { reviewPlan } from '../src/review/review-plan.ts';
import { recallOf, scoresOf } from './review-corpus.ts';

/** From the root of the project, where npm runs it. */
const FOLDER = new URL(`file://${process.cwd()}/test/corpus/`);
const MANY = 500;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** So many changes, each as large as one of a real plan. */
function largePlan(): unknown {
  const plan = JSON.parse(readFileSync(new URL('plans/bucket-good.json', FOLDER), 'utf8')) as {
    resource_changes: { address: string; name: string }[];
  };
  const changes = Array.from({ length: MANY }, (_, i) => {
    const one = plan.resource_changes[i % plan.resource_changes.length];
    return { ...one, address: `${one?.address}_${i}`, name: `${one?.name}_${i}` };
  });
  return { ...plan, resource_changes: changes };
}

/** Milliseconds of the fastest of some reviews. */
function fastestMs(plan: unknown): number {
  const times = Array.from({ length: 10 }, () => {
    const start = performance.now();
    reviewPlan(plan);
    return performance.now() - start;
  });
  return Math.min(...times);
}

print('class    plans  recall  missed  false alarms  broken silences');
for (const [name, score] of scoresOf(FOLDER)) {
  const cells = [name.padEnd(8), String(score.plans).padStart(5), recallOf(score).toFixed(3).padStart(7)];
  const counts = [score.missed, score.falseAlarms, score.broken].map(({ length }) => String(length).padStart(8));
  print([...cells, ...counts].join(' '));
  for (const line of [...score.missed, ...score.falseAlarms, ...score.broken]) print(`  ${line}`);
}
print(`${MANY} changes: ${fastestMs(largePlan()).toFixed(0)} ms`);
