import type { GuildSettings } from '../../core/guild-settings.ts';
import { refuseIf } from '../../core/refusal.ts';
import { known, lacks, roleIn } from '../authority.ts';
import { forgetClosed } from '../notices/send-notice.ts';
import { tell } from '../notices/tell.ts';
import type { Ports, Tables } from '../ports.ts';
import type { ViewUseCases } from '../use-cases/views.ts';

/** One thing that is chosen anew; `undefined` as a value takes the choice back. */
export type SettingsChange =
  | { set: 'deployChannel' | 'auditChannel' | 'approversChannel' | 'approverRole'; to: string | undefined }
  | { set: 'subscribed'; to: boolean }
  /** Nothing is chosen: a word is said in every channel that was. `cause` makes it one. */
  | { set: 'test'; cause: string }
  /** Nothing at all: only whether they may, and what there is. */
  | { set: 'nothing' };

type Input = Parameters<ViewUseCases['chooseSettings']>[0];

/** Chooses where a guild is told things, by an administrator of ours or of the server. @throws Refusal `no-right` */
export async function chooseSettings(
  ports: Pick<Ports, 'store' | 'rules' | 'clock'>,
  { guild, by: actor, mayManage, change }: Input,
): Promise<GuildSettings> {
  return ports.store.transaction(async (tables) => {
    const by = await known(tables, actor);
    const role = await roleIn(tables, ports, by, { guild });
    refuseIf(mayManage ? [] : lacks(role, 'admin', 'set this server up'));
    const before = await tables.guilds.settings(guild);
    const at = ports.clock.now();
    if (change.set === 'nothing') return before;
    if (change.set === 'test') {
      await sayInEach(tables, before, { at, who: by.name, cause: change.cause });
      return before;
    }
    const after = changed(before, change, by.id);
    await tables.guilds.choose(after);
    if (change.set === 'subscribed' && change.to) await forgetClosed(tables, by.id);
    const details = { setting: change.set, to: change.to ?? null };
    await tables.audit.add({ guild, at, by, what: 'settings-chosen', details });
    return after;
  });
}

function changed(
  before: GuildSettings,
  change: Exclude<SettingsChange, { set: 'test' | 'nothing' }>,
  by: string,
): GuildSettings {
  if (change.set === 'subscribed') {
    const others = before.subscribers.filter((id) => id !== by);
    return { ...before, subscribers: change.to ? [...others, by] : others };
  }
  const { [change.set]: _, ...rest } = before;
  return change.to === undefined ? rest : { ...rest, [change.set]: change.to };
}

async function sayInEach(
  tables: Tables,
  { guild, deployChannel, auditChannel, approversChannel, approverRole }: GuildSettings,
  { at, who, cause }: { at: Date; who: string; cause: string },
): Promise<void> {
  const places = [
    { channel: deployChannel, for: 'deploys' },
    { channel: auditChannel, for: 'what administrators have to know' },
    { channel: approversChannel, for: 'what somebody has to decide' },
  ];
  for (const place of places)
    if (place.channel !== undefined)
      await tell(tables, {
        id: `setup-test:${cause}:${place.for}`,
        ...{ guild, to: { channel: place.channel }, at },
        body: {
          ...{ kind: 'said', tone: 'good', title: `This channel is for ${place.for}` },
          lines: [`A test by ${who}: if you can read this, it works.`],
          ...(place.for.startsWith('what somebody') && approverRole && { pings: { roles: [approverRole] } }),
        },
      });
}
