import type { KeptGrant } from '../../core/governance.ts';
import { SYSTEM } from '../../core/person.ts';
import { isInForce } from '../../policy/roles.ts';
import { tellAudit, tellPerson } from '../notices/tell.ts';
import type { Ports, Tables } from '../ports.ts';
import { grantDetails, grantText, subjectKey } from './grant-text.ts';
import { redrawWaiting } from './redraw-waiting.ts';

/**
 * Announces grants that have ended, once each: they give nothing from their very moment on, whenever this runs. Grant, audit and notices
 * go in one transaction, so dying at any point tells it later or not twice.
 */
export async function endGrants({ store, clock, rules }: Pick<Ports, 'store' | 'clock' | 'rules'>): Promise<void> {
  const now = clock.now();
  for (const guild of rules.guilds.keys())
    for (const grant of (await store.governance.grants(guild)).filter((one) => !isInForce(one, now)))
      await store.transaction((tables) => end(tables, grant, now));
}

async function end(tables: Tables, grant: KeptGrant, at: Date): Promise<void> {
  const { guild, id, subject, project } = grant;
  if (!(await tables.governance.removeGrant(guild, id))) return;
  const act = { guild, at, by: SYSTEM, what: 'grant-expired', ...(project && { project }) };
  await tables.audit.add({ ...act, details: grantDetails(grant) });
  await redrawWaiting(tables, guild, at);
  const whom = subject.kind === 'discord-user' ? { pings: { people: [subject.id] } } : {};
  const said = {
    kind: 'said',
    tone: 'plain',
    lines: [grantText(grant), 'Whoever needs it asks for it anew.'],
  } as const;
  const title = `A right has ended: ${subject.kind === 'discord-user' ? grantText(grant) : subjectKey(subject)}`;
  const told = { guild, about: `grant-expired:${id}`, at };
  await tellAudit(tables, { ...told, body: { ...said, title, ...whom } });
  const { subscribers } = await tables.guilds.settings(guild);
  if (subject.kind === 'discord-user' && subscribers.includes(subject.id))
    await tellPerson(tables, subject.id, { ...told, body: { ...said, title: 'A right of yours has ended' } });
}
