import type { StoredClick } from '../click.ts';
import { bothCard, codeCard, LINK_CHECK, LINK_CONFIRM, LINK_DROP } from '../commands/link.ts';
import { done, told } from '../render/answers.ts';
import { inline, time } from '../render/text.ts';

/** Whether the code was typed; then both names. */
export const linkCheck: StoredClick = {
  action: LINK_CHECK,
  style: 'replace',
  handle: async ({ asked, by, needs }) => {
    const linking = await needs.useCases.checkLink({ guild: asked.guild, by });
    if (linking.login !== undefined) return bothCard(by, linking.login);
    return codeCard(linking, `GitHub has not heard of it yet. Ask again ${time(linking.nextAt)} or later.`);
  },
};

/** A yes to both names; the name that was shown comes back with it. */
export const linkConfirm: StoredClick = {
  action: LINK_CONFIRM,
  style: 'replace',
  handle: async ({ asked, by, needs, id }) => {
    const link = await needs.useCases.confirmLink({ guild: asked.guild, by, login: id.args[0] ?? '' });
    return done(
      `✅ <@${by.id}> and **${inline(link.githubLogin, 40)}** on GitHub are one person from now on. /cloud-unlink ends that.`,
    );
  },
};

export const linkDrop: StoredClick = {
  action: LINK_DROP,
  style: 'replace',
  handle: async ({ asked, by, needs }) => {
    await needs.useCases.dropLink({ guild: asked.guild, by });
    return told('Nothing was linked.');
  },
};
