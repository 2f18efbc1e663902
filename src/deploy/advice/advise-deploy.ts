import type { Advice, Said } from '../../core/advice.ts';
import { isSilent } from '../../core/advice.ts';
import { type Deploy, planOf } from '../../core/deploy.ts';
import { type DeployId, digestOf, type PlanId } from '../../core/ids.ts';
import { parsePlanJson } from '../../core/plan-json/parse.ts';
import { readAnswer } from '../../review/advice/answer.ts';
import type { Briefing } from '../../review/advice/brief.ts';
import { type Grounded, ground } from '../../review/advice/ground.ts';
import { type Prompt, promptOf } from '../../review/advice/prompt.ts';
import { projectOf } from '../authority.ts';
import type { Ports, Reviewer, Store } from '../ports.ts';
import { mirror } from '../record.ts';
import { isOpen } from './first-advice.ts';
import { whileSo } from './while-so.ts';

type Needs = Pick<Ports, 'store' | 'reviewer' | 'clock' | 'log'>;

/**
 * Asks a model about a plan and stores what holds of its answer, which the views then show. It moves no deploy: what rules, people and gates
 * say stays as it is. Dying before the answer is stored asks again; nobody is asked any longer about a plan that is void, and it gets no answer.
 */
export async function adviseDeploy(
  ports: Needs,
  { deploy: id, plan }: { deploy: DeployId; plan: PlanId },
  signal?: AbortSignal,
): Promise<void> {
  const { store, reviewer, clock, log } = ports;
  const asked = reviewer && (await questionOf(store, id, plan));
  if (!asked) return;
  const { prompt, advice } = asked;
  const digest = digestOf(JSON.stringify([prompt, reviewer.firstFor(digestOf(`${prompt.system}\n${prompt.data}`))]));
  const ask = (unwanted: AbortSignal) => askFor(ports, reviewer, asked, unwanted);
  const isPresent = (deploy: Deploy) => planOf(deploy)?.id === plan;
  const said = (await store.advices.said(digest)) ?? (await whileSo(store, id, isPresent, ask, signal));
  if (!said) return log.info({ deployId: id, plan }, 'a model was hung up on: its plan is void');
  const { limited: _, ...before } = advice;
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (!isPresent(deploy)) return log.info({ deployId: id, plan }, 'advice came too late for its plan');
    const outcome = 'why' in said ? { limited: said.why } : { said };
    await tables.advices.put({ ...before, ...outcome, digest, guild: deploy.guild, project: deploy.project });
    await mirror(tables, deploy, clock.now());
  });
}

interface Asking {
  prompt: Prompt;
  briefing: Briefing;
  advice: Advice;
}

async function questionOf(store: Store, id: DeployId, plan: PlanId): Promise<Asking | undefined> {
  const deploy = await store.deploys.find(id);
  const summary = deploy && planOf(deploy);
  if (!deploy || summary?.id !== plan) return undefined;
  const [advice, json, project] = await Promise.all([
    store.advices.of(plan),
    store.plans.json(plan),
    projectOf(store, deploy.guild, deploy.project),
  ]);
  if (!advice || advice.said || json === undefined) return undefined;
  const { cost, findings } = summary;
  const known = {
    plan: parsePlanJson(json),
    findings: findings.filter(isOpen),
    cost,
    project,
    practices: advice.practices,
  };
  return { ...promptOf(known), advice };
}

/** A model's answer, checked; or why there is none. */
async function askFor(
  { clock }: Needs,
  reviewer: Reviewer,
  { prompt, briefing }: Asking,
  signal: AbortSignal,
): Promise<Said | { why: string }> {
  const read = (value: unknown) => checked(value, briefing);
  const asked = await reviewer.ask({ purpose: 'review', ...prompt, read, signal });
  if (asked.is === 'limited') return { why: asked.why };
  const { model, tokens, answer } = asked;
  return { model, tokens, ...answer, at: clock.now() };
}

/** Out of so many claims at least one should hold; else the model did not understand what it was told. */
const SEVERAL = 3;

/** @throws Error when it is no answer, or nothing of it holds */
function checked(value: unknown, briefing: Briefing): Grounded {
  const grounded = ground(readAnswer(value), briefing);
  const dropped = Object.values(grounded.drops).reduce((sum, n) => sum + n, 0);
  if (isSilent(grounded.steps) && dropped >= SEVERAL)
    throw new Error(`nothing of ${dropped} claims holds: ${JSON.stringify(grounded.drops)}`);
  return grounded;
}
