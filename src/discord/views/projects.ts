import { titleOf } from '../../catalog/clouds.ts';
import type { Role } from '../../core/governance.ts';
import type { Project } from '../../core/project.ts';
import type { Context } from '../context.ts';
import { container, text } from '../render/components.ts';
import { monthly } from '../render/money.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { clip, code, inline, lines } from '../render/text.ts';
import { pageOf, type View } from '../view.ts';
import { pageLine } from './list.ts';

const PER_PAGE = 10;

function projectLine(project: Project, role: Role | undefined, { t, locale }: Context): string {
  const { id, provider, region, environment, engine, budgetUsd, description, owner } = project;
  const facts = [
    titleOf(provider),
    code(region, 40),
    environment,
    engine,
    budgetUsd !== undefined && t('projects.budget', { amount: monthly(budgetUsd, locale) }),
    /^\d{17,20}$/.test(owner) && t('projects.owner', { person: `<@${owner}>` }),
    role ? t('projects.role', { role }) : t('projects.no-role'),
  ];
  return lines(
    `• ${code(id, 39)} · ${facts.filter((fact) => fact !== false).join(' · ')}`,
    description !== '' && `-# ${inline(description, 150)}`,
  );
}

/** `[page]`: the projects of the server, with the role of whoever reads it. */
export const projectsView: View = {
  name: 'projects',
  async draw(context, args) {
    const { asked, by, needs, t, link } = context;
    const { guild } = asked;
    const all = await needs.useCases.listProjects(guild);
    const { page, pages, shown } = pageOf(all, args, PER_PAGE);
    const roles = await needs.useCases.rolesIn({ guild, by, projects: shown.map(({ id }) => id) });
    const body =
      shown.length > 0
        ? clip(
            shown.map((project) => projectLine(project, roles.get(project.id), context)),
            3500,
          )
        : link(t('projects.none'));
    const components = [
      container(PLAIN_COLOUR, [
        text(lines(`### ${t('projects.title')}`, body, pages > 1 && pageLine(context, page, pages))),
      ]),
    ];
    return { components, page, pages };
  },
};
