import type { GuildId } from '../../core/ids.ts';
import type { Notice, NoticeBody } from '../../core/notice.ts';
import type { Tables } from '../ports.ts';

type Needs = Pick<Tables, 'guilds' | 'notices' | 'jobs'>;

/** What is told and what makes it one: the same `about` once more changes what was told. */
export interface Told {
  guild: GuildId;
  about: string;
  body: NoticeBody;
  at: Date;
}

/** Keeps a notice and asks for it to be sent; part of the transaction in which what it tells became so. */
export async function tell({ notices, jobs }: Pick<Needs, 'notices' | 'jobs'>, notice: Notice): Promise<void> {
  await notices.put(notice);
  const key = `notice:${notice.id}`;
  await jobs.add({ task: 'notice', notice: notice.id }, { key, queue: key });
}

const inChannel = async (tables: Needs, channel: string | undefined, { about, ...told }: Told): Promise<void> =>
  channel === undefined ? undefined : tell(tables, { id: `${about}@${channel}`, ...told, to: { channel } });

/** To those who administer the guild; nobody hears it where no audit channel was chosen. */
export const tellAudit = async (tables: Needs, told: Told): Promise<void> =>
  inChannel(tables, (await tables.guilds.settings(told.guild)).auditChannel, told);

/** To those who may decide, in the approvers' channel, else in the audit channel. False where neither was chosen. */
export async function tellApprovers(tables: Needs, told: Told): Promise<boolean> {
  const { approversChannel, auditChannel } = await tables.guilds.settings(told.guild);
  const channel = approversChannel ?? auditChannel;
  await inChannel(tables, channel, told);
  return channel !== undefined;
}

/** To one person directly, by Discord id. */
export const tellPerson = (tables: Needs, person: string, { about, ...told }: Told): Promise<void> =>
  tell(tables, { id: `${about}@${person}`, ...told, to: { person } });

/** To everybody who asked to be told alerts directly. */
export async function tellSubscribers(tables: Needs, told: Told): Promise<void> {
  const { subscribers } = await tables.guilds.settings(told.guild);
  for (const person of subscribers) await tellPerson(tables, person, told);
}
