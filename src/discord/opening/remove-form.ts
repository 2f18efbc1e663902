import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js';
import { type Resource, resourceKey } from '../../core/request.ts';
import type { Surroundings } from '../../generators/kind.ts';
import { dependentsOf } from '../../generators/references.ts';
import { type CardId, cardId } from '../custom-id.ts';
import { clip, code, label, lines } from '../render/text.ts';
import { formComponents } from './form.ts';

/** Name of the field in which the name of what goes is typed. */
export const CONFIRM_NAME = 'name';

/** What goes with a resource, and its name to type. */
export function removeForm(
  { deploy, at }: CardId,
  resource: Resource,
  { resources }: Surroundings,
): APIModalInteractionResponseCallbackData {
  const dependents = dependentsOf(resource, resources).map((one) => `- ${code(resourceKey(one), 77)}`);
  const words =
    dependents.length > 0
      ? lines('**These need it**, and have to be changed or removed first:', clip(dependents, 1500))
      : 'Nothing in this project needs it. It is destroyed when this is applied, with all that it holds.';
  return {
    custom_id: cardId('remove-resource', deploy, at, resourceKey(resource)),
    title: label(`Remove ${resource.name}?`, 45),
    components: [
      { type: ComponentType.TextDisplay, content: words },
      ...formComponents([
        {
          ...{ id: CONFIRM_NAME, label: 'Type its name', help: resource.name },
          ...{ type: 'text', required: true, maxLength: 100 },
        },
      ]),
    ],
  };
}
