import type { Deploy } from '../../core/deploy.ts';
import type { DeployEvent } from '../../core/deploy-event.ts';
import type { DeployId } from '../../core/ids.ts';
import type { NoticeBody } from '../../core/notice.ts';
import type { Person } from '../../core/person.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Ports, Tables } from '../ports.ts';
import { forgetClosed } from './send-notice.ts';
import { tellPerson } from './tell.ts';

/** Who wants to be told directly of one deploy. `by`: a person of Discord. */
export interface Following {
  deploy: DeployId;
  by: Person;
}

/** Whether there is nothing more to tell: one that failed, or whose plan is too old, may be taken up again. */
export const isBeyondNews = ({ state }: Pick<Deploy, 'state'>): boolean =>
  state.at === 'applied' || state.at === 'cancelled';

const followersKey = (deploy: DeployId): string => `followers:${deploy}`;

/** Discord ids, in the order in which they began. */
async function followersOf({ notes }: Pick<Tables, 'notes'>, deploy: DeployId): Promise<string[]> {
  const kept = await notes.get(followersKey(deploy));
  return Array.isArray(kept) ? kept.map(String) : [];
}

export const isFollowing = async ({ store }: Pick<Ports, 'store'>, { deploy, by }: Following): Promise<boolean> =>
  (await followersOf(store, deploy)).includes(by.id);

/** Begins or ends to tell somebody directly of a deploy; the same once more is fine. @throws Refusal `stale-card` when it has ended */
export async function followDeploy(
  { store }: Pick<Ports, 'store'>,
  { deploy: id, by, on }: Following & { on: boolean },
): Promise<void> {
  await store.transaction(async (tables) => {
    refuseIf(isBeyondNews(await tables.deploys.get(id)) ? [{ code: 'stale-card' }] : []);
    const others = (await followersOf(tables, id)).filter((person) => person !== by.id);
    await tables.notes.set(followersKey(id), on ? [...others, by.id] : others);
    if (on) await forgetClosed(tables, by.id);
  });
}

/** Tells everybody who follows, in the transaction of the event: when approval is needed, when it failed, and when it has ended. */
export async function tellFollowers(
  tables: Pick<Tables, 'notes' | 'notices' | 'jobs' | 'guilds'>,
  deploy: Deploy,
  event: DeployEvent,
  at: Date,
): Promise<void> {
  const body = newsOf(deploy, event);
  if (!body) return;
  const { id, guild } = deploy;
  for (const person of await followersOf(tables, id))
    await tellPerson(tables, person, { guild, about: `follow:${id}:${onceFor(deploy, event)}`, body, at });
  if (isBeyondNews(deploy)) await tables.notes.set(followersKey(id), []);
}

/** A plan made anew that changes the same things needs no second word; every other end is one of its own. */
const onceFor = ({ revision }: Deploy, event: DeployEvent): string =>
  event.kind === 'planned' ? event.plan.changes : String(revision);

function newsOf({ id, project, pull, state }: Deploy, event: DeployEvent): NoticeBody | undefined {
  const said = (tone: NoticeBody['tone'], what: string, ...more: string[]): NoticeBody => ({
    ...{ kind: 'said', tone, title: `Deploy ${id} of ${project} ${what}` },
    lines: [...more, ...(pull ? [`Pull request #${pull.number}: ${pull.title}`] : [])],
  });
  switch (event.kind) {
    case 'planned':
      return state.at === 'plan_ready' ? said('plain', 'needs approval') : undefined;
    case 'failed':
      return said('bad', `failed during the ${event.during}`, ...event.reason.split('\n').slice(0, 3));
    case 'applied':
      return said('good', 'is applied');
    case 'cancelled':
      return said('warning', 'is cancelled', `${event.by.name}: ${event.why}`);
    case 'expired':
      return said('warning', 'has ended: it was open for too long');
    default:
      return undefined;
  }
}
