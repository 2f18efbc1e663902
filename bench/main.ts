import { usualLimits } from '../sandbox/discord/index.ts';
import { measureAcknowledgement } from './acknowledgement.ts';
import { measureFiftyUsers } from './fifty-users.ts';
import type { Figure } from './figure.ts';
import { measureKnowledgeSearch } from './knowledge-search.ts';
import { measureCatalog, measureLargeProject } from './large-project.ts';
import { machineLine } from './machine.ts';
import { measureManyProjects } from './many-projects.ts';
import { measurePullRequestCycle } from './pull-request-cycle.ts';
import { renderFigures } from './report.ts';
import { onStage } from './stage.ts';
import { measureStartUp } from './start-up.ts';
import { measureWebhookBurst } from './webhook-burst.ts';
import { measureWebhookToComment } from './webhook-to-comment.ts';

/** By the names that choose some of them: `npm run bench -- catalog`. */
const MEASURES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  'webhook-to-comment': () => onStage(measureWebhookToComment),
  'pull-request-cycle': () => onStage(measurePullRequestCycle),
  acknowledgement: () => onStage(measureAcknowledgement),
  'fifty-users': () => onStage(measureFiftyUsers, { limits: usualLimits() }),
  'many-projects': () => onStage(measureManyProjects),
  'webhook-burst': () => onStage(measureWebhookBurst),
  'start-up': () => onStage(measureStartUp),
  'large-project': measureLargeProject,
  catalog: measureCatalog,
  knowledge: measureKnowledgeSearch,
};

/** Measures one thing after the other and prints them together. Timings are facts of a machine, so none fails. */
async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in MEASURES));
  if (unknown.length > 0)
    throw new Error(`no measure ${unknown.join(', ')}; there are ${Object.keys(MEASURES).join(', ')}`);
  console.log(await machineLine());
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(MEASURES))
    if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure()));
  console.log(renderFigures(figures));
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error('The bench could not be run:', error);
    process.exit(1);
  },
);
