import type { Migration } from 'kysely';
import { first } from './0001-first.ts';
import { templates } from './0002-templates.ts';
import { stateWork } from './0003-state-work.ts';
import { foundProjects } from './0004-found-projects.ts';
import { tokensAndLogs } from './0005-tokens-and-logs.ts';
import { drifts } from './0006-drifts.ts';
import { turns } from './0007-turns.ts';
import { webSessions } from './0008-web-sessions.ts';
import { guildsAndNotices } from './0009-guilds-and-notices.ts';
import { audit } from './0010-audit.ts';
import { limits } from './0011-limits.ts';
import { remoteIds } from './0012-remote-ids.ts';
import { projectRequests } from './0013-project-requests.ts';
import { rights } from './0014-rights.ts';
import { policies } from './0015-policies.ts';
import { quotaAsks } from './0016-quota-asks.ts';
import { advice } from './0017-advice.ts';
import { validations } from './0018-validations.ts';
import { counsels } from './0019-counsels.ts';
import { explanations } from './0020-explanations.ts';

/** Applied in the order of their names; one that has been released is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-templates': templates,
  '0003-state-work': stateWork,
  '0004-found-projects': foundProjects,
  '0005-tokens-and-logs': tokensAndLogs,
  '0006-drifts': drifts,
  '0007-turns': turns,
  '0008-web-sessions': webSessions,
  '0009-guilds-and-notices': guildsAndNotices,
  '0010-audit': audit,
  '0011-limits': limits,
  '0012-remote-ids': remoteIds,
  '0013-project-requests': projectRequests,
  '0014-rights': rights,
  '0015-policies': policies,
  '0016-quota-asks': quotaAsks,
  '0017-advice': advice,
  '0018-validations': validations,
  '0019-counsels': counsels,
  '0020-explanations': explanations,
};
