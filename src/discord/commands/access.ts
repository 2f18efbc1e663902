import { ApplicationCommandOptionType } from 'discord.js';
import type { Command } from '../command.ts';
import { type CommandHandler, option } from '../context.ts';
import { told } from '../render/answers.ts';
import { rightLines, rightsTitle } from '../render/grants.ts';
import { clip, code, inline, lines } from '../render/text.ts';

const handle: CommandHandler = async ({ asked, by, needs, link }) => {
  const other = option(asked, 'user');
  const of =
    other === undefined
      ? by
      : { surface: 'discord' as const, id: other, name: other, roles: asked.members?.[other] ?? [] };
  const { everywhere, projects, link: account } = await needs.useCases.accessOf({ guild: asked.guild, by, of });
  const parts = [
    rightsTitle('In all projects', everywhere),
    ...rightLines(everywhere),
    ...projects.flatMap(({ project, rights }) => [
      rightsTitle(`In ${code(project.id, 39)}`, rights),
      ...rightLines(rights),
    ]),
  ];
  const github = account
    ? `On GitHub: **${inline(account.githubLogin, 40)}**`
    : 'Not linked to an account on GitHub; /cloud-link does that.';
  return told(lines(`### What <@${of.id}> may do`, clip(parts, 3300), `-# ${link(github)}`));
};

export const access: Command = {
  spec: {
    name: 'cloud-access',
    description: 'What you may do, where that comes from, and until when',
    options: [
      {
        type: ApplicationCommandOptionType.User,
        name: 'user',
        description: 'Somebody else; for administrators',
        required: false,
      },
    ],
  },
  handle,
};
