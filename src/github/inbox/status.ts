import type { DeployView, Place } from '../../deploy/ports.ts';
import type { InboxNeeds } from '../deliver.ts';
import { headlineOf, plainHeadline } from '../render/headline.ts';
import { code, text } from '../render/markdown.ts';
import { nextCommands } from '../render/next.ts';
import { lineText } from '../render/state-parts.ts';
import type { Target } from './targets.ts';

/** Where each deploy stands and what may be asked for next, from the present state; the sticky comment has the whole story. */
export async function statusText(
  { useCases, grammar, placeOf }: Pick<InboxNeeds, 'useCases' | 'grammar' | 'placeOf'>,
  targets: readonly Target[],
): Promise<string> {
  const trigger = (await grammar()).triggers[0] ?? 'guildops';
  const views = await Promise.all(targets.map(({ deploy }) => useCases.viewDeploy(deploy.id)));
  const several = targets.length > 1;
  const lines = views.map(async (view) => {
    const headline = headlineOf(view);
    const next = nextCommands(view, { trigger, several }).map(({ command }) => code(command));
    const says = `${headline.icon} ${text(plainHeadline(headline, view.deploy.project), 300)} (${code(view.deploy.id)}).`;
    const line = view.line ? ` ${lineText(view.deploy, view.line)}` : '';
    return `${says}${line}${placeText(await placeOf(view.deploy))} ${requiredText(view)}Next: ${next.join(', ')}`;
  });
  return (await Promise.all(lines)).join('\n\n');
}

/** What its next run waits for, where it waits for its turn on this machine. */
function placeText(place: Place | undefined): string {
  if (!place) return '';
  const { ahead, memory } = place;
  const behind = ahead === 0 ? 'Its run is next' : `${ahead} ${ahead === 1 ? 'run comes' : 'runs come'} before its own`;
  const why = memory
    ? `the next waits for memory (${memory.usedMb} of ${memory.budgetMb} MB are taken)`
    : 'as soon as a worker is free';
  return ` ${behind}: ${why}.`;
}

/** What the project requires by name, each with the first reason why it is not met. */
function requiredText({ requirements = [] }: DeployView): string {
  if (requirements.length === 0) return '';
  const each = requirements.map(({ name, unmet: [first, ...more] }) => {
    if (!first) return `✅ ${code(name)}`;
    return `❌ ${code(name)} (${text(first.why, 300)}${more.length > 0 ? `, and ${more.length} more` : ''})`;
  });
  return `Requires ${each.join(', ')}. `;
}
