import type { InboxNeeds } from '../deliver.ts';
import { headlineOf, plainHeadline } from '../render/headline.ts';
import { code, text } from '../render/markdown.ts';
import { nextCommands } from '../render/next.ts';
import type { Target } from './targets.ts';

/** Where each deploy stands and what may be asked for next, from the present state; the sticky comment has the whole story. */
export async function statusText(
  { useCases, grammar }: Pick<InboxNeeds, 'useCases' | 'grammar'>,
  targets: readonly Target[],
): Promise<string> {
  const trigger = (await grammar()).triggers[0] ?? 'guildops';
  const views = await Promise.all(targets.map(({ deploy }) => useCases.viewDeploy(deploy.id)));
  const several = targets.length > 1;
  return views
    .map((view) => {
      const headline = headlineOf(view);
      const next = nextCommands(view, { trigger, several }).map(({ command }) => code(command));
      return `${headline.icon} ${text(plainHeadline(headline, view.deploy.project), 300)} (${code(view.deploy.id)}). Next: ${next.join(', ')}`;
    })
    .join('\n\n');
}
