import { titleOf } from '../../catalog/clouds.ts';
import type { Project } from '../../core/project.ts';
import type { Command } from '../command.ts';
import type { CommandHandler } from '../context.ts';
import { told } from '../render/answers.ts';
import { monthly } from '../render/money.ts';
import { clip, code, inline, lines } from '../render/text.ts';

function projectLine({ id, provider, region, environment, engine, budgetUsd, description }: Project): string {
  const facts = [
    titleOf(provider),
    code(region, 40),
    environment,
    engine,
    budgetUsd !== undefined && `budget ${monthly(budgetUsd)}`,
  ];
  return lines(
    `• ${code(id, 39)} · ${facts.filter((fact) => fact !== false).join(' · ')}`,
    description !== '' && `-# ${inline(description, 150)}`,
  );
}

const handle: CommandHandler = async ({ asked, needs, link }) => {
  const all = await needs.useCases.listProjects(asked.guild);
  const body =
    all.length > 0
      ? clip(all.map(projectLine), 3500)
      : link('None yet. An administrator creates one with /cloud-create-project.');
  return told(lines('### Projects', body));
};

export const projects: Command = {
  spec: { name: 'cloud-projects', description: 'The projects of this server' },
  handle,
};
