import { parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { resourceKey } from '../../core/request.ts';
import { type Command, type Complete, completed } from '../command.ts';
import { projectNames } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { resourceCard, resourcesCard } from '../render/resource-card.ts';

/**
 * What a project has, with the ways to change it: settings, attachments, removal. The change joins a draft, one's own that is open or a new
 * one, and is nothing before that is planned and applied.
 */
const handle: CommandHandler = async (context) => {
  const { asked, by, cause, needs } = context;
  const typed = option(asked, 'project')?.trim() ?? '';
  const project = parseProjectId(typed);
  if (!project) throw new Refusal({ code: 'no-such', what: 'project', id: typed });
  const { guild, channel } = asked;
  const draft =
    (await needs.useCases.openDraft({ guild, project, by })) ??
    (await needs.useCases.startDraft({ guild, by, project, channel, cause }));
  await needs.refresh(draft.id);
  const around = await needs.surroundingsOf(draft.id);
  if (!around) throw new Refusal({ code: 'stale-card' });
  const key = option(asked, 'resource')?.trim();
  if (!key) return resourcesCard({ deploy: draft.id, at: 0 }, around.resources, context.t);
  const resource = around.resources.find((one) => [resourceKey(one), one.name].includes(key));
  if (!resource) throw new Refusal({ code: 'no-such', what: 'resource', id: key });
  return resourceCard({ deploy: draft.id, at: draft.revision }, resource, around, context.t);
};

/** What the project has, while its name is typed. */
const resourcesOfProject: Complete = async ({ texts, guild, useCases }) => {
  const project = parseProjectId(texts.get('project') ?? '');
  if (!project) return [];
  const resources = await useCases.resourcesOf({ guild, project });
  return resources.map((one) => ({ value: resourceKey(one), name: `${one.kind} ${one.name}` }));
};

export const edit: Command = {
  spec: {
    name: 'cloud-edit',
    description: 'Change or remove something that a project has',
    options: [
      completed('project', 'The project, by its name', projectNames, { required: true }),
      completed('resource', 'Which resource; all of them to choose from when left out', resourcesOfProject),
    ],
  },
  handle,
};
