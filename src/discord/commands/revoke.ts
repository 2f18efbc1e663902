import type { KeptGrant } from '../../core/governance.ts';
import { Refusal } from '../../core/refusal.ts';
import { grantText, subjectKey } from '../../deploy/rights/grant-text.ts';
import { type Command, type Complete, completed } from '../command.ts';
import { type CommandHandler, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { whom } from '../render/grants.ts';
import { inline } from '../render/text.ts';

/** Grants in force, by their numbers. */
const grantsInForce: Complete = async ({ guild, useCases }) =>
  (await useCases.grantsInForce(guild)).map((grant) => ({ value: String(grant.id), name: nameOf(grant) }));

const nameOf = (grant: KeptGrant): string =>
  `${grant.id} · ${subjectKey(grant.subject)} · ${grantText(grant)} · ${grant.until ? `until ${grant.until.toISOString().slice(0, 16)}Z` : 'permanent'}`;

const handle: CommandHandler = async ({ asked, by, needs, t }) => {
  const typed = option(asked, 'grant')?.trim() ?? '';
  if (!/^\d{1,15}$/.test(typed)) throw new Refusal({ code: 'no-such', what: 'grant', id: typed });
  const grant = await needs.useCases.revokeRight({ guild: asked.guild, by, grant: Number(typed) });
  return done(`✅ ${t('access.revoked', { subject: whom(grant.subject, t), what: inline(grantText(grant)) })}`);
};

export const revoke: Command = {
  spec: {
    name: 'cloud-revoke',
    description: 'Take a right back, from this moment on',
    forAdmins: true,
    options: [completed('grant', 'Which one; pick it from the list', grantsInForce, { required: true })],
  },
  handle,
};
