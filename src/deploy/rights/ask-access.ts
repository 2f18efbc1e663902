import { ACCESS_ANSWERS, type AccessRequest } from '../../core/access-request.ts';
import type { NoticeBody } from '../../core/notice.ts';
import { Refusal } from '../../core/refusal.ts';
import { projectOf } from '../authority.ts';
import { tellApprovers } from '../notices/tell.ts';
import type { Ports, Tables } from '../ports.ts';
import type { RightsUseCases } from '../use-cases/rights.ts';
import { grantText } from './grant-text.ts';

/** The click that answers a request. */
export const ANSWER_ACCESS = 'access-answer';

const MAX_WHY = 500;

/** Asks those who grant rights for one, for a time; the same click once more asks nothing new. @throws Refusal where one is open already */
export async function askAccess(
  ports: Ports,
  { guild, by, project, wish, why, cause }: Parameters<RightsUseCases['askAccess']>[0],
): Promise<AccessRequest> {
  const at = ports.clock.now();
  return ports.store.transaction(async (tables) => {
    const before = await tables.access.find(guild, cause);
    if (before) return before;
    await projectOf(tables, guild, project);
    if (await tables.access.openOf(guild, by.id, project))
      throw new Refusal({
        code: 'nothing-to-do',
        what: `You have asked for access to ${project} already, and nobody has answered yet.`,
      });
    const request: AccessRequest = { id: cause, guild, project, by, why: why.slice(0, MAX_WHY), at, ...wish };
    await tables.access.put(request);
    if (!(await tellRequest(tables, request)))
      throw new Refusal({
        code: 'nothing-to-do',
        what: 'Nobody would hear it: no approvers’ channel was chosen for this server. Ask an administrator directly; they choose one with /cloud-setup.',
      });
    await tables.audit.add({ guild, at, by, what: 'access-asked', project, details: { wish: grantText(request) } });
    return request;
  });
}

const WORDS = { '1d': '1 day', '30d': '30 days', no: 'Deny' } as const;

/** The request as it stands in the approvers' channel: with buttons until somebody has decided. */
export async function tellRequest(tables: Tables, request: AccessRequest): Promise<boolean> {
  const { guild, id, at, by, why, decided } = request;
  const { approverRole } = await tables.guilds.settings(guild);
  const choices = ACCESS_ANSWERS.map((answer) => ({
    ...{ action: ANSWER_ACCESS, args: [id, answer], label: WORDS[answer] },
    style: answer === 'no' ? ('danger' as const) : ('success' as const),
  }));
  const body: NoticeBody = {
    ...{ kind: 'said', tone: decided ? (decided.as === 'no' ? 'bad' : 'good') : 'warning' },
    title: `${by.name} asks to be ${grantText(request)}`,
    lines: [...(why === '' ? [] : [`Why: ${why}`]), ...(decided ? [decidedText(decided)] : [])],
    pings: { people: [by.id], ...(approverRole !== undefined && !decided && { roles: [approverRole] }) },
    ...(!decided && { choices }),
  };
  return tellApprovers(tables, { guild, about: `access:${id}`, body, at });
}

const decidedText = ({ by, as }: NonNullable<AccessRequest['decided']>): string =>
  as === 'no' ? `${by.name} said no.` : `${by.name} gave it for ${WORDS[as]}.`;
