import { countedWords, limitLabel } from '../../core/limit.ts';
import type { NoticeBody } from '../../core/notice.ts';
import type { QuotaAsk } from '../../core/quota-ask.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { known, lacks, projectOf, roleIn } from '../authority.ts';
import { tellApprovers, tellPerson } from '../notices/tell.ts';
import type { Ports, Tables } from '../ports.ts';
import type { UseCases } from '../use-cases.ts';
import { limitNamed } from './limit-name.ts';
import { loadOf } from './load-of.ts';
import { refuseRegion } from './set-quota.ts';

/** Actions of the buttons under what is asked, with the id of the ask. */
export const GRANT_QUOTA = 'grant-quota';
export const DENY_QUOTA = 'deny-quota';

const MOST_LETTERS = 500;

/**
 * Asks those who may decide for a higher limit. The same form once more is the same ask.
 * @throws Refusal `no-right` without a role in the project; `bad-input` for a limit that is not higher than the one there is
 */
export async function askQuota(ports: Ports, input: Parameters<UseCases['askQuota']>[0]): Promise<QuotaAsk> {
  const { guild, project: id, region, cause } = input;
  const name = limitNamed(input.name);
  return ports.store.transaction(async (tables) => {
    const earlier = await tables.limits.ask(cause);
    if (earlier) return earlier;
    const by = await known(tables, input.by);
    const project = await projectOf(tables, guild, id);
    refuseRegion(project, region);
    refuseIf(lacks(await roleIn(tables, ports, by, { guild, project: id }), 'user', `ask for more in ${id}`));
    const at = ports.clock.now();
    const { load } = await loadOf(tables, { project, by, wanted: [], addedUsd: 0 }, at);
    const now = load.find((one) => one.name === name && one.region === region && one.person === undefined);
    const was = now?.limit ?? 0;
    const most = higher(input.most, was);
    const why = input.why.trim().slice(0, MOST_LETTERS);
    const ask: QuotaAsk = {
      ...{ id: cause, guild, project: id, name, most, was, why, by, at },
      ...(region !== undefined && { region }),
    };
    await tables.limits.putAsk(ask);
    if (!(await tellApprovers(tables, { guild, about: aboutOf(ask), at, body: bodyOf(ask) }))) throw nobodyHears();
    await tables.audit.add({ guild, at, by, what: 'quota-asked', project: id, details: { name, most, was, why } });
    return ask;
  });
}

/**
 * Decides once; the same decision again, or another one after it, changes nothing. The buttons go, and the asker is told.
 * @throws Refusal `no-right` for all but administrators, `stale-card` for an ask that there is not
 */
export async function decideQuota(
  ports: Ports,
  { guild, by: actor, ask: id, isGranted }: Parameters<UseCases['decideQuota']>[0],
): Promise<QuotaAsk> {
  return ports.store.transaction(async (tables) => {
    const ask = await tables.limits.ask(id);
    if (!ask || ask.guild !== guild) throw new Refusal({ code: 'stale-card' });
    const by = await known(tables, actor);
    refuseIf(lacks(await roleIn(tables, ports, by, { guild }), 'admin', 'decide about quotas'));
    if (ask.decided) return ask;
    const at = ports.clock.now();
    const decided: QuotaAsk = { ...ask, decided: { by, at, isGranted } };
    await tables.limits.putAsk(decided);
    if (isGranted) await raise(tables, ask, { setBy: by.id, setAt: at });
    await tellApprovers(tables, { guild, about: aboutOf(ask), at, body: bodyOf(decided) });
    if (ask.by.surface === 'discord') {
      const { title, tone, lines } = bodyOf(decided);
      await tellPerson(tables, ask.by.id, {
        guild,
        about: `${aboutOf(ask)}:answer`,
        at,
        body: { kind: 'said', title, tone, lines },
      });
    }
    const what = isGranted ? 'quota-granted' : 'quota-denied';
    const { name, most, project } = ask;
    await tables.audit.add({ guild, at, by, what, project, details: { name, most, ask: id } });
    return decided;
  });
}

/** Never lowers what somebody has set higher since. */
async function raise(
  { limits }: Pick<Tables, 'limits'>,
  ask: QuotaAsk,
  said: { setBy: string; setAt: Date },
): Promise<void> {
  const { guild, project, region, name, most } = ask;
  const present = (await limits.of(guild)).find(
    (limit) =>
      limit.project === project && limit.region === region && limit.name === name && limit.person === undefined,
  );
  if (present && present.most >= most) return;
  await limits.set({ ...{ guild, project, name, most }, ...(region !== undefined && { region }), ...said });
}

const aboutOf = ({ id }: QuotaAsk): string => `quota-ask:${id}`;

function bodyOf({ id, project, region, name, most, was, why, by, decided }: QuotaAsk): NoticeBody {
  const where = region === undefined ? project : `${project} in ${region}`;
  const asked = `${limitLabel(name)} of ${where}: ${most} ${countedWords(name)} instead of ${was}`;
  const lines = [`Asked by ${by.name}`, ...(why === '' ? [] : [`Why: ${why}`])];
  if (!decided)
    return {
      ...{ kind: 'said', tone: 'plain', title: `More quota is asked for: ${asked}`, lines },
      choices: [
        { action: GRANT_QUOTA, args: [id], label: 'Approve', style: 'success' },
        { action: DENY_QUOTA, args: [id], label: 'Deny', style: 'danger' },
      ],
    };
  const words = decided.isGranted ? 'granted' : 'denied';
  return {
    ...{ kind: 'said', tone: decided.isGranted ? 'good' : 'bad' },
    ...{ title: `More quota is ${words}: ${asked}`, lines: [...lines, `Decided by ${decided.by.name}`] },
  };
}

/** @throws Refusal `bad-input` */
function higher(typed: string, was: number): number {
  const most = /^\d+(\.\d+)?$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  if (most > was && most <= 1_000_000) return most;
  throw new Refusal({
    ...{ code: 'bad-input', field: 'How much', why: `"${typed.slice(0, 40)}" is not more than there is` },
    expected: `the new limit as a number above ${was}`,
  });
}

const nobodyHears = (): Refusal =>
  new Refusal({
    ...{ code: 'bad-input', field: 'channel', why: 'no channel was chosen where administrators hear of this' },
    expected: 'one of the administrators chooses it with /cloud-setup',
  });
