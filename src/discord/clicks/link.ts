import type { StoredClick } from '../click.ts';
import { bothCard, codeCard, LINK_CHECK, LINK_CONFIRM, LINK_DROP } from '../commands/link.ts';
import { done, told } from '../render/answers.ts';
import { inline, time } from '../render/text.ts';

/** Whether the code was typed; then both names. */
export const linkCheck: StoredClick = {
  action: LINK_CHECK,
  style: 'replace',
  handle: async ({ asked, by, needs, t }) => {
    const linking = await needs.useCases.checkLink({ guild: asked.guild, by });
    if (linking.login !== undefined) return bothCard(by, linking.login, t);
    return codeCard(linking, t, t('link.not-yet', { when: time(linking.nextAt) }));
  },
};

/** A yes to both names; the name that was shown comes back with it. */
export const linkConfirm: StoredClick = {
  action: LINK_CONFIRM,
  style: 'replace',
  handle: async ({ asked, by, needs, id, t }) => {
    const link = await needs.useCases.confirmLink({ guild: asked.guild, by, login: id.args[0] ?? '' });
    return done(
      `✅ ${t('link.done', {
        person: `<@${by.id}>`,
        login: t('common.on-github', { login: `**${inline(link.githubLogin, 40)}**` }),
      })}`,
    );
  },
};

export const linkDrop: StoredClick = {
  action: LINK_DROP,
  style: 'replace',
  handle: async ({ asked, by, needs, t }) => {
    await needs.useCases.dropLink({ guild: asked.guild, by });
    return told(t('link.nothing'));
  },
};
