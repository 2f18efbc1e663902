import type { AccessAnswer, AccessRequest } from '../../core/access-request.ts';
import type { NoticeBody } from '../../core/notice.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { known, lacks, roleIn } from '../authority.ts';
import { tellPerson } from '../notices/tell.ts';
import type { Ports } from '../ports.ts';
import type { RightsUseCases } from '../use-cases/rights.ts';
import { tellRequest } from './ask-access.ts';
import { give } from './grant-right.ts';
import { grantText } from './grant-text.ts';

const DAY_MS = 86_400_000;
const DAYS: Readonly<Record<Exclude<AccessAnswer, 'no'>, number>> = { '1d': 1, '30d': 30 };

/**
 * Decides a request for access: by whoever may grant rights there at this moment. Grant, request, audit and word to the asker are one
 * transaction; the first answer counts, and the same one once more is fine.
 */
export async function answerAccess(
  ports: Ports,
  { guild, by: actor, request: id, answer }: Parameters<RightsUseCases['answerAccess']>[0],
): Promise<AccessRequest> {
  const at = ports.clock.now();
  return ports.store.transaction(async (tables) => {
    const request = await tables.access.find(guild, id);
    if (!request) throw new Refusal({ code: 'no-such', what: 'request', id });
    const by = await known(tables, actor);
    const { project, role, limits } = request;
    refuseIf(lacks(await roleIn(tables, ports, by, { guild, project }), 'admin', 'grant rights'));
    if (request.decided) return already(request, actor.id, answer);
    if (answer === 'no')
      await tables.audit.add({ guild, at, by, what: 'access-denied', project, details: { to: request.by.id } });
    else {
      const until = new Date(at.getTime() + DAYS[answer] * DAY_MS);
      const subject = { kind: 'discord-user' as const, id: request.by.id };
      const grant = { guild, subject, role, project, grantedBy: by.id, grantedAt: at, until, cause: `access:${id}` };
      await give(tables, { ...grant, ...(limits && { limits }) }, by);
    }
    const decided = { ...request, decided: { by, as: answer, at } };
    await tables.access.put(decided);
    await tellRequest(tables, decided);
    await tellPerson(tables, request.by.id, { guild, about: `access-answer:${id}`, at, body: wordOf(decided, answer) });
    return decided;
  });
}

function already(request: AccessRequest, person: string, answer: AccessAnswer): AccessRequest {
  const { decided } = request;
  if (decided?.by.id === person && decided.as === answer) return request;
  throw new Refusal({ code: 'nothing-to-do', what: `${decided?.by.name ?? 'Somebody'} has answered that already.` });
}

function wordOf(request: AccessRequest, answer: AccessAnswer): NoticeBody {
  const what = grantText(request);
  return answer === 'no'
    ? { kind: 'said', tone: 'bad', title: `You are not given access: ${what}`, lines: [] }
    : {
        kind: 'said',
        tone: 'good',
        title: `You have access: ${what}`,
        lines: [`For ${DAYS[answer]} ${DAYS[answer] === 1 ? 'day' : 'days'} from now.`],
      };
}
