import type { Explanation } from '../../core/advice.ts';
import type { Deploy } from '../../core/deploy.ts';
import { type DeployId, digestOf } from '../../core/ids.ts';
import type { Project } from '../../core/project.ts';
import { applyDeltas, type Resource } from '../../core/request.ts';
import { explanationPrompt, readExplanation, type Told } from '../../counsel/explain.ts';
import { announce } from '../../generators/announce.ts';
import { attempt } from '../../generators/settings/attempt.ts';
import { whileSo } from '../advice/while-so.ts';
import { projectOf } from '../authority.ts';
import type { Ports, Tables } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import { mirror } from '../record.ts';
import { sizeHints } from './size-hints.ts';

const MOST_PRACTICES = 4;
const MOST_ATTEMPTS = 3;

type Needs = Pick<Ports, 'store' | 'repositories' | 'reviewer' | 'practices' | 'clock' | 'log'>;

/** Where there are models, one is asked about the draft as it is now; nobody waits for it. */
export async function queueExplain(
  { jobs }: Pick<Tables, 'jobs'>,
  { reviewer }: Pick<Ports, 'reviewer'>,
  { id, deltas }: Pick<Deploy, 'id' | 'deltas'>,
): Promise<void> {
  if (deltas.length === 0 || !reviewer || reviewer.status().models.length === 0) return;
  const key = `explain:${id}`;
  await jobs.add({ task: 'explain', deploy: id }, { key, queue: key, maxAttempts: MOST_ATTEMPTS });
}

/**
 * Asks a model for a sentence on what rules say of a draft: what becomes of what is there, and a machine that is much. The card is drawn anew
 * with it; without an answer it stays as it is. Dying before it is stored asks again; a draft that has changed is asked about anew.
 */
export async function explainDraft(ports: Needs, { deploy: id }: { deploy: DeployId }, signal?: AbortSignal) {
  const { store, reviewer, clock } = ports;
  const deploy = await store.deploys.find(id);
  if (!reviewer || deploy?.state.at !== 'draft') return;
  const asked = explanationPrompt(await toldOf(ports, deploy));
  if (!asked) return;
  const { prompt, evidence } = asked;
  const { revision } = deploy;
  const digest = digestOf(JSON.stringify([prompt, reviewer.firstFor(digestOf(`${prompt.system}\n${prompt.data}`))]));
  const isSo = (now: Deploy) => now.state.at === 'draft' && now.revision === revision;
  const ask = async (unwanted: AbortSignal): Promise<Explanation | undefined> => {
    const read = (value: unknown) => readExplanation(value, evidence);
    const answer = await reviewer.ask({ purpose: 'explain', ...prompt, read, signal: unwanted });
    return answer.is === 'answered' ? { model: answer.model, sentences: answer.answer } : undefined;
  };
  const said = (await store.advices.explained(digest)) ?? (await whileSo(store, id, isSo, ask, signal));
  if (!said || said.sentences.length === 0) return;
  await store.transaction(async (tables) => {
    const now = await tables.deploys.get(id);
    if (!isSo(now)) return;
    await tables.advices.explain({ deploy: id, revision, digest, explanation: said });
    await mirror(tables, now, clock.now());
  });
}

/** As the card says it, which computes the same from the same. */
async function toldOf(ports: Needs, deploy: Deploy): Promise<Told> {
  const project = await projectOf(ports.store, deploy.guild, deploy.project);
  const { resources } = await projectAtBase(ports, project);
  const after = attempt(() => applyDeltas(resources, deploy.deltas));
  const asked = deploy.deltas.flatMap((delta) => (delta.do === 'remove' ? [] : [delta.resource]));
  const announced = after.ok ? announce(resources, after.value, project) : [];
  return {
    ...{ project, resources: asked, announced },
    hints: await sizeHints(ports.store, asked, project),
    practices: practicesFor(ports, project, asked, announced),
  };
}

/** None where they cannot be read: a sentence may do without. */
function practicesFor(
  { practices, log }: Pick<Ports, 'practices' | 'log'>,
  { provider }: Project,
  resources: readonly Resource[],
  announced: Told['announced'],
): Told['practices'] {
  const words = [...resources.map(({ kind }) => kind), ...announced.map(({ effect }) => effect), 'right size'];
  try {
    return practices?.about([...new Set(words)].join(' '), provider, MOST_PRACTICES) ?? [];
  } catch (error) {
    log.warn({ err: error }, 'practices cannot be read');
    return [];
  }
}
