import type { AccessAnswer, AccessRequest, Wish } from '../../core/access-request.ts';
import type { AuditFilter } from '../../core/audit/entry.ts';
import type { GrantLimits, KeptGrant, Link, Role, Subject } from '../../core/governance.ts';
import type { GuildId, ProjectId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import { isInForce } from '../../policy/roles.ts';
import type { Linking, Ports } from '../ports.ts';
import { type Access, accessOf } from '../rights/access-of.ts';
import { answerAccess } from '../rights/answer-access.ts';
import { askAccess } from '../rights/ask-access.ts';
import { type AuditPage, auditPage } from '../rights/audit-page.ts';
import { governed } from '../rights/denied.ts';
import { grantRight } from '../rights/grant-right.ts';
import { beginLink, checkLink, confirmLink, dropLink, unlink } from '../rights/link-account.ts';
import { revokeRight } from '../rights/revoke-right.ts';

interface Asked {
  guild: GuildId;
  by: Person;
}

/** `forMs` absent and `permanent` false: 30 days. The same `cause` once more gives the same grant. */
export interface GrantAsked extends Asked {
  subject: Subject;
  role: Role;
  project?: ProjectId;
  limits?: GrantLimits;
  forMs?: number;
  permanent?: boolean;
  cause?: string;
}

/** Who may do what, who is who, and what was done. */
export interface RightsUseCases {
  grantRight(input: GrantAsked): Promise<KeptGrant>;
  revokeRight(input: Asked & { grant: number }): Promise<KeptGrant>;
  grantsInForce(guild: GuildId): Promise<KeptGrant[]>;
  /** `of`: somebody else, for administrators. */
  accessOf(input: Asked & { of?: Person }): Promise<Access>;
  askAccess(input: Asked & { project: ProjectId; wish: Wish; why: string; cause: string }): Promise<AccessRequest>;
  answerAccess(input: Asked & { request: string; answer: AccessAnswer }): Promise<AccessRequest>;
  /** Shows a code to be typed on GitHub. */
  beginLink(input: Asked): Promise<Linking>;
  /** Whose account it is, once the code was typed. */
  checkLink(input: Asked): Promise<Linking>;
  confirmLink(input: Asked & { login: string }): Promise<Link>;
  dropLink(input: Asked): Promise<void>;
  unlink(input: Asked): Promise<Link>;
  auditPage(input: Asked & { filter: AuditFilter; page: number; size: number }): Promise<AuditPage>;
}

export const bindRights = (ports: Ports): RightsUseCases => ({
  grantRight: (input) => governed('grant a right', grantRight)(ports, input),
  revokeRight: (input) => governed('take a right back', revokeRight)(ports, input),
  grantsInForce: async (guild) =>
    (await ports.store.governance.grants(guild)).filter((grant) => isInForce(grant, ports.clock.now())),
  accessOf: (input) => governed('see the rights of others', accessOf)(ports, input),
  askAccess: (input) => askAccess(ports, input),
  answerAccess: (input) => governed('answer a request for access', answerAccess)(ports, input),
  beginLink: (input) => beginLink(ports, input),
  checkLink: (input) => checkLink(ports, input),
  confirmLink: (input) => confirmLink(ports, input),
  dropLink: (input) => dropLink(ports, input),
  unlink: (input) => unlink(ports, input),
  auditPage: (input) => governed('read the audit trail', auditPage)(ports, input),
});
