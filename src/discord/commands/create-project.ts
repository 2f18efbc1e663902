import { providers, titleOf } from '../../catalog/clouds.ts';
import { ENVIRONMENTS } from '../../core/project.ts';
import { Refusal } from '../../core/refusal.ts';
import { type CommandHandler, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { monthly } from '../render/money.ts';
import { code, lines } from '../render/text.ts';

/** One of the words that an option offers. Discord checks it too; we do not rely on that. */
function oneOf<T extends string>(known: readonly T[], typed: string | undefined, field: string): T {
  const found = known.find((word) => word === typed?.trim().toLowerCase());
  if (found) return found;
  throw new Refusal({
    code: 'bad-input',
    field,
    why: `"${typed ?? ''}" is not one of them`,
    expected: known.join(', '),
  });
}

/** `/cloud-create-project` */
export const createProject: CommandHandler = async ({ asked, by, needs, link }) => {
  const budget = asked.options.budget_limit;
  const project = await needs.useCases.createProject({
    guild: asked.guild,
    by,
    id: (option(asked, 'project') ?? '').trim(),
    provider: oneOf(providers(), option(asked, 'provider'), 'provider'),
    region: (option(asked, 'region') ?? '').trim(),
    environment: oneOf(ENVIRONMENTS, option(asked, 'environment'), 'environment'),
    description: option(asked, 'description') ?? '',
    ...(typeof budget === 'number' && { budgetUsd: budget }),
  });
  const { id, provider, region, environment, repo, directory, budgetUsd } = project;
  return done(
    lines(
      `✅ Project ${code(id)} is ready: ${titleOf(provider)} · ${code(region)} · ${environment}`,
      `-# ${code(`${repo}/${directory}`, 140)}${budgetUsd === undefined ? '' : ` · budget ${monthly(budgetUsd)}`}`,
      link('→ Give people rights with /cloud-grant, then start with /cloud-deploy.'),
    ),
  );
};
