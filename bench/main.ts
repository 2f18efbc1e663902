import { measureAcknowledgement } from './acknowledgement.ts';
import type { Figure } from './figure.ts';
import { machineLine } from './machine.ts';
import { renderFigures } from './report.ts';
import { type BenchStage, onStage } from './stage.ts';
import { measureStartUp } from './start-up.ts';
import { measureWebhookToComment } from './webhook-to-comment.ts';

const MEASURES: readonly ((stage: BenchStage) => Promise<Figure[]>)[] = [
  measureWebhookToComment,
  measureAcknowledgement,
  measureStartUp,
];

/** Measures one thing after the other and prints them together. Timings are facts of a machine, so none fails. */
async function main(): Promise<void> {
  console.log(await machineLine());
  const figures: Figure[] = [];
  for (const measure of MEASURES) figures.push(...(await onStage(measure)));
  console.log(renderFigures(figures));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error('The bench could not be run:', error);
    process.exit(1);
  },
);
