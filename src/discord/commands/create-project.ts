import { providers, titleOf } from '../../catalog/clouds.ts';
import { addressOf, type Backend } from '../../core/backend.ts';
import { backendNeeds } from '../../core/backend-needs.ts';
import { ENVIRONMENTS } from '../../core/project.ts';
import { Refusal } from '../../core/refusal.ts';
import { type CommandHandler, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { monthly } from '../render/money.ts';
import { code, fence, inline, lines } from '../render/text.ts';

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

/** What has to be there before the first plan, for a state that we do not keep. */
function mustExist(backend: Backend): string {
  if (backend.kind === 'http') return '';
  const { what, commands } = backendNeeds(backend);
  return lines(
    `State: ${code(addressOf(backend), 700)}. This must exist first; ${code('guildops doctor')} looks at it:`,
    ...what.map((sentence) => `• ${inline(sentence, 1000)}`),
    fence(commands.join('\n'), 1500, 'sh'),
  );
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
    backend: option(asked, 'backend') ?? '',
    ...(typeof budget === 'number' && { budgetUsd: budget }),
  });
  const { id, provider, region, environment, repo, directory, budgetUsd, backend } = project;
  return done(
    lines(
      `✅ Project ${code(id)} is ready: ${titleOf(provider)} · ${code(region)} · ${environment}`,
      `-# ${code(`${repo}/${directory}`, 140)}${budgetUsd === undefined ? '' : ` · budget ${monthly(budgetUsd)}`}`,
      mustExist(backend),
      link('→ Give people rights with /cloud-grant, then start with /cloud-deploy.'),
    ),
  );
};
