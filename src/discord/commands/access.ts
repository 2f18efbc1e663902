import { ApplicationCommandOptionType } from 'discord.js';
import type { Command } from '../command.ts';
import { type CommandHandler, option } from '../context.ts';
import { told } from '../render/answers.ts';
import { rightLines, rightsTitle } from '../render/grants.ts';
import { clip, code, inline, lines } from '../render/text.ts';

const handle: CommandHandler = async ({ asked, by, needs, link, t }) => {
  const other = option(asked, 'user');
  const of =
    other === undefined
      ? by
      : { surface: 'discord' as const, id: other, name: other, roles: asked.members?.[other] ?? [] };
  const { everywhere, projects, link: account } = await needs.useCases.accessOf({ guild: asked.guild, by, of });
  const parts = [
    rightsTitle(t('access.everywhere'), everywhere, t),
    ...rightLines(everywhere, t),
    ...projects.flatMap(({ project, rights }) => [
      rightsTitle(t('access.in', { project: code(project.id, 39) }), rights, t),
      ...rightLines(rights, t),
    ]),
  ];
  const github = account
    ? t('access.linked', { login: `**${inline(account.githubLogin, 40)}**` })
    : t('access.not-linked');
  return told(lines(`### ${t('access.title', { person: of.id })}`, clip(parts, 3300, t), `-# ${link(github)}`));
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
