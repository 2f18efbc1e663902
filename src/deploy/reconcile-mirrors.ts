import type { Deploy } from '../core/deploy.ts';
import type { DeployId, Repo } from '../core/ids.ts';
import { Paused } from '../core/paused.ts';
import { isEmptyPlan } from '../core/plan.ts';
import { countReactions } from './advice/count-reactions.ts';
import { inTurn } from './in-turn.ts';
import { tellAudit } from './notices/tell.ts';
import type { MirrorRow, Ports, RenderedView, WrittenViews } from './ports.ts';
import { type ViewNeeds, viewOf } from './view-of.ts';

type Needs = ViewNeeds;

/**
 * Makes each remote view equal to what was rendered from the present state. A view whose hash is the one last written is left alone, so
 * late, repeated and reordered jobs cost nothing; dying between a write and its row makes the next run find its own view again.
 */
async function reconcile(
  { store, clock }: Needs,
  prefix: string,
  render: (written: WrittenViews) => RenderedView[],
): Promise<void> {
  const rows = new Map<string, MirrorRow>(
    (await store.mirrors.of(prefix)).map((row) => [row.key.slice(prefix.length), row]),
  );
  for (const { name, hash, write } of render(rows)) {
    const row = rows.get(name);
    if (row?.hash === hash) continue;
    const remoteId = await write(row?.remoteId);
    const written = { key: `${prefix}${name}`, remoteId, hash, at: clock.now() };
    await store.mirrors.put(written);
    rows.set(name, written);
  }
}

/**
 * The sticky comment and the check runs of one pull request, with every deploy it carries. Its own job and a merge both ask for it: in turn,
 * as two that looked at once would each find that a result is not told yet, and tell it. After a crash it is found by its mark.
 */
export const reconcilePull = (
  ports: Needs & Pick<Ports, 'pullMirror' | 'pulls'>,
  repo: Repo,
  number: number,
): Promise<void> => inTurn(ports, `pull:${repo}#${number}`, () => reconcilePullNow(ports, repo, number));

async function reconcilePullNow(
  ports: Needs & Pick<Ports, 'pullMirror' | 'pulls'>,
  repo: Repo,
  number: number,
): Promise<void> {
  const deploys = await ports.store.deploys.byPull(repo, number);
  const since = Date.now();
  const views = await Promise.all(deploys.map((deploy) => viewOf(ports, deploy, since)));
  const prefix = `pull:${repo}#${number}:`;
  await reconcile(ports, prefix, () => ports.pullMirror.views({ repo, number }, views));
  const rows = await ports.store.mirrors.of(prefix);
  const comment = Number(rows.find(({ key }) => key === `${prefix}comment`)?.remoteId);
  if (comment > 0) await countReactions(ports, deploys, comment);
}

/** The lobby, its thread and what is in it. */
export async function reconcileChat(ports: Needs & Pick<Ports, 'chatMirror'>, id: DeployId): Promise<void> {
  const deploy = await ports.store.deploys.get(id);
  if (!deploy.channel) return;
  const view = await viewOf(ports, deploy);
  try {
    await reconcile(ports, `deploy:${id}:`, (written) =>
      ports.chatMirror.views(view, (name) => written.get(name)?.remoteId),
    );
  } catch (error) {
    if (error instanceof Paused) await tellBarred(ports, deploy, error);
    throw error;
  }
}

/** Those who administer the guild hear once of a channel where we may not write. The job waits, and draws when we may again. */
async function tellBarred({ store, clock }: Needs, { guild, channel }: Deploy, { what, wayOn }: Paused): Promise<void> {
  const body = { kind: 'said', tone: 'warning', title: what, lines: [wayOn] } as const;
  await store.transaction((tables) => tellAudit(tables, { guild, about: `barred:${channel}`, body, at: clock.now() }));
}

/** As far back as an apply may have come after this one's. */
const RECENT = 25;

/** What GitHub lists as deployed: one entry for each apply of the project. */
export async function reconcileEnvironment(
  ports: Needs & Pick<Ports, 'environmentMirror'>,
  id: DeployId,
): Promise<void> {
  const { store, environmentMirror } = ports;
  const deploy = await viewOf(ports, await store.deploys.get(id));
  const { repo, guild, project } = deploy.deploy;
  const isReplaced = (await store.deploys.ofProject(guild, project, RECENT)).some(isAppliedAfter(deploy.deploy));
  await reconcile(ports, `environment:${repo}:${project}:`, (written) =>
    environmentMirror.views({ deploy, isReplaced, written }),
  );
}

/** Whether an apply that changed something came later: this job may have waited for GitHub for a while. */
const isAppliedAfter =
  ({ state }: Deploy) =>
  (other: Deploy): boolean =>
    state.at === 'applied' &&
    other.state.at === 'applied' &&
    other.state.on > state.on &&
    !isEmptyPlan(other.state.plan);
