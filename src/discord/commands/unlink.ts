import type { Command } from '../command.ts';
import { done } from '../render/answers.ts';
import { inline } from '../render/text.ts';

export const unlink: Command = {
  spec: { name: 'cloud-unlink', description: 'End the link between your accounts on Discord and GitHub' },
  handle: async ({ asked, by, needs, t }) => {
    const { githubLogin } = await needs.useCases.unlink({ guild: asked.guild, by });
    return done(
      t('link.ended', {
        login: t('common.on-github', { login: `**${inline(githubLogin, 40)}**` }),
        person: `<@${by.id}>`,
      }),
    );
  },
};
