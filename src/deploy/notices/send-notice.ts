import type { Notice } from '../../core/notice.ts';
import { Unreachable } from '../../core/unreachable.ts';
import type { Ports } from '../ports.ts';
import { tellAudit } from './tell.ts';

type Needs = Pick<Ports, 'store' | 'chatMirror' | 'clock' | 'log'>;

const closedTo = (person: string): string => `no-direct-messages:${person}`;

/**
 * Makes a notice's message equal to what it says. Dying before it was sent, the job runs again; after it was sent and before its row was
 * written, the message is found by its mark. Nothing is sent twice, and nothing to somebody who takes no direct messages.
 */
export async function sendNotice(ports: Needs, id: string): Promise<void> {
  const { store, chatMirror, clock } = ports;
  const notice = await store.notices.find(id);
  if (!notice || (await isClosed(ports, notice))) return;
  const key = `notice:${id}`;
  const [row] = (await store.mirrors.of(key)).filter((each) => each.key === key);
  const view = chatMirror.notice(notice);
  if (!view || row?.hash === view.hash) return;
  try {
    const remoteId = await view.write(row?.remoteId);
    await store.mirrors.put({ key, remoteId, hash: view.hash, at: clock.now() });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    await noteClosed(ports, notice, error);
  }
}

const isClosed = async ({ store }: Pick<Needs, 'store'>, { to }: Notice): Promise<boolean> =>
  'person' in to && (await store.notes.get(closedTo(to.person))) === true;

/** From now on nothing is tried there; what was to be told is told those who administer the guild, this once. */
async function noteClosed({ store, log }: Needs, notice: Notice, { person }: Unreachable): Promise<void> {
  const { guild, body, at } = notice;
  await store.transaction(async (tables) => {
    await tables.notes.set(closedTo(person), true);
    const lines = [...body.lines, 'They take no direct messages, so this is told here once.'];
    const said = { ...body, lines, pings: { people: [person] } };
    await tellAudit(tables, { guild, about: `closed:${notice.id}`, body: said, at });
  });
  log.warn({ guild, person }, 'takes no direct messages');
}

/** Somebody asks again to be told directly: they are tried once more. */
export const forgetClosed = ({ notes }: Pick<Ports['store'], 'notes'>, person: string): Promise<void> =>
  notes.set(closedTo(person), false);
