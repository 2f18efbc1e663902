import { readFileSync } from 'node:fs';
import { helpfulAnswer } from '../sandbox/models/helpful.ts';
import { createModelServer, MODEL_KEY } from '../sandbox/models/server.ts';
import { type ModelConfig, parseModelConfig } from '../src/config.ts';
import { reviewPlan } from '../src/review/review-plan.ts';
import { modelsOf } from '../src/reviewer.ts';
import { corpusIn, type Labelled, recallOf, scoresOf } from './review-corpus.ts';
import { reviewerWith, type SaidOf, saidOf } from './review-model.ts';

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

/** Recall and false alarms by class; what was missed stands below its class. */
function printScores(title: string, scores: ReturnType<typeof scoresOf>): void {
  print(`\n${title}`);
  print('class    plans  recall  missed  false alarms  broken silences');
  for (const [name, score] of scores) {
    const cells = [name.padEnd(8), String(score.plans).padStart(5), recallOf(score).toFixed(3).padStart(7)];
    const counts = [score.missed, score.falseAlarms, score.broken].map(({ length }) => String(length).padStart(8));
    print([...cells, ...counts].join(' '));
    for (const line of [...score.missed, ...score.falseAlarms, ...score.broken]) print(`  ${line}`);
  }
}

/** The same with what a model adds, who spoke, and how much of it held. */
async function printWith(title: string, corpus: readonly Labelled[], config: ModelConfig): Promise<void> {
  const reviewer = reviewerWith(config);
  const said = new Map<string, SaidOf>();
  for (const one of corpus) said.set(one.name, await saidOf(reviewer, one));
  const all = [...said.values()];
  const sum = (count: (one: SaidOf) => number) => all.reduce((total, one) => total + count(one), 0);
  const findings = (one: Labelled) => [...reviewPlan(one.plan).findings, ...(said.get(one.name)?.hints ?? [])];
  printScores(title, scoresOf(corpus, findings));
  for (const by of new Set(all.map((one) => one.by)))
    print(`spoke: ${by}, for ${all.filter((one) => one.by === by).length} of ${all.length} plans`);
  const quiet = corpus.filter(({ label }) => label.clean).map(({ name }) => said.get(name)?.hints.length ?? 0);
  print(`claims shown ${sum(({ shown }) => shown)}, dropped ${sum(({ dropped }) => dropped)}`);
  print(`hints on the ${quiet.length} clean plans: ${quiet.reduce((a, b) => a + b, 0)}, none of them grave`);
  print(`largest prompt: ${Math.max(...all.map(({ promptBytes }) => promptBytes))} bytes`);
}

async function main(): Promise<void> {
  const corpus = corpusIn(FOLDER);
  printScores('rules alone', scoresOf(corpus));
  const standIn = await createModelServer({ behaviour: { does: 'answer', make: helpfulAnswer } });
  const pretend = { GROQ_API_URL: standIn.url, GROQ_API_KEY: MODEL_KEY, GROQ_MODELS: 'sandbox-stand-in' };
  await printWith('rules and the stand-in of the sandbox, which is no model', corpus, parseModelConfig(pretend));
  await standIn.close();
  const real = parseModelConfig(process.env);
  if (modelsOf(real).length > 0) await printWith('rules and the models of the environment', corpus, real);
  else print('\nno key in the environment: no real model spoke');
  print(`\n${MANY} changes: ${fastestMs(largePlan()).toFixed(0)} ms`);
}

await main();
