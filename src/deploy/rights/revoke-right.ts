import type { KeptGrant } from '../../core/governance.ts';
import { refuseIf } from '../../core/refusal.ts';
import { lacks, roleIn } from '../authority.ts';
import type { Ports } from '../ports.ts';
import type { RightsUseCases } from '../use-cases/rights.ts';
import { noSuchGrant } from './grant-right.ts';
import { grantDetails } from './grant-text.ts';
import { redrawWaiting } from './redraw-waiting.ts';

/** Takes a grant back, from this moment on. @throws Refusal `no-such` for one that has ended already */
export async function revokeRight(
  ports: Ports,
  { guild, by, grant: id }: Parameters<RightsUseCases['revokeRight']>[0],
): Promise<KeptGrant> {
  return ports.store.transaction(async (tables) => {
    const grant = (await tables.governance.grants(guild)).find((one) => one.id === id);
    const project = grant?.project;
    const where = { guild, ...(project && { project }) };
    refuseIf(lacks(await roleIn(tables, ports, by, where), 'admin', 'take rights back'));
    if (!grant || !(await tables.governance.removeGrant(guild, id))) throw noSuchGrant(String(id));
    const at = ports.clock.now();
    const act = { guild, at, by, what: 'revoked', ...(project && { project }) };
    await tables.audit.add({ ...act, details: grantDetails(grant) });
    await redrawWaiting(tables, guild, at);
    return grant;
  });
}
