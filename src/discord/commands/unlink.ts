import type { Command } from '../command.ts';
import { done } from '../render/answers.ts';
import { inline } from '../render/text.ts';

export const unlink: Command = {
  spec: { name: 'cloud-unlink', description: 'End the link between your accounts on Discord and GitHub' },
  handle: async ({ asked, by, needs }) => {
    const { githubLogin } = await needs.useCases.unlink({ guild: asked.guild, by });
    return done(
      `**${inline(githubLogin, 40)}** on GitHub and <@${by.id}> are two again. Grants to that GitHub account are no longer yours here.`,
    );
  },
};
