import { type Deploy, isGraveToEnd } from '../../core/deploy.ts';
import { refuseIf } from '../../core/refusal.ts';
import { lacks, roleIn } from '../authority.ts';
import { assertNamed, endDeploy } from '../cancel-deploy.ts';
import { tell } from '../notices/tell.ts';
import type { Ports } from '../ports.ts';
import type { ViewUseCases } from '../use-cases/views.ts';

/**
 * An administrator ends anybody's deploy, and says why. Whoever asked for it is told where they asked; the notice is kept in the
 * transaction that ends it, so that neither is without the other.
 */
export async function adminCancel(
  ports: Pick<Ports, 'store' | 'clock' | 'rules'>,
  { guild, deploy: id, by, why: typed, confirm }: Parameters<ViewUseCases['adminCancel']>[0],
): Promise<Deploy> {
  const why = typed.trim();
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    refuseIf(
      lacks(
        await roleIn(tables, ports, by, { guild, project: deploy.project }),
        'admin',
        'cancel what others asked for',
      ),
    );
    refuseIf(why === '' ? [{ code: 'bad-input', field: 'reason', why: 'it is missing' }] : []);
    if (deploy.state.at === 'cancelled') return deploy;
    assertNamed(deploy, confirm);
    const ended = await endDeploy(tables, ports, deploy, { by, why });
    await tellRequester(ports, tables, ended, why);
    return ended;
  });
}

async function tellRequester(
  { clock }: Pick<Ports, 'clock'>,
  tables: Parameters<typeof tell>[0],
  deploy: Deploy,
  why: string,
): Promise<void> {
  const { id, guild, project, channel, requester, state } = deploy;
  if (channel === undefined || requester.surface !== 'discord' || state.at !== 'cancelled') return;
  await tell(tables, {
    id: `cancelled:${id}:${deploy.revision}`,
    ...{ guild, to: { channel }, at: clock.now() },
    body: {
      ...{ kind: 'said', tone: 'warning', title: `Deploy ${id} of ${project} was cancelled by an administrator` },
      lines: [`${state.by.name}: ${why}`, ...(isGraveToEnd(deploy) ? ['What its apply left behind is given up.'] : [])],
      pings: { people: [requester.id] },
    },
  });
}
