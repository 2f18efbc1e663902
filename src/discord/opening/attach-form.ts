import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { type Kind, type Resource, resourceKey } from '../../core/request.ts';
import type { FormField } from '../../generators/forms.ts';
import type { Surroundings } from '../../generators/kind.ts';
import { generatorOf } from '../../generators/kinds.ts';
import { namesOf } from '../../generators/references.ts';
import { type CardId, cardId } from '../custom-id.ts';
import { label } from '../render/text.ts';
import { formComponents } from './form.ts';

/** Settings that name other resources, the kind that they name, and whether they name several. */
const ATTACHMENTS: readonly { id: string; label: string; kind: Kind; several: boolean }[] = [
  { id: 'network', label: 'Network', kind: 'network', several: false },
  { id: 'firewalls', label: 'Firewall rules', kind: 'firewall', several: true },
  { id: 'targets', label: 'Machines it spreads over', kind: 'vm', several: true },
];
/** Boxes of one group. */
const MOST_BOXES = 10;

/** What a resource can be attached to, among what the project and the draft have. */
export function attachable({ project, resources }: Surroundings, resource: Resource): FormField[] {
  const known = new Set(generatorOf(project.provider, resource.kind).settings.map(({ id }) => id));
  return ATTACHMENTS.filter(({ id }) => known.has(id)).flatMap(({ id, label: title, kind, several }): FormField[] => {
    const now = resource.settings[id];
    const isNow = (name: string) => (Array.isArray(now) ? now.includes(name) : now === name);
    const names = namesOf(resources, kind);
    if (names.length === 0 || (several && names.length > MOST_BOXES)) return [];
    const options = names.map((name) => ({ value: name, label: name, isSelected: isNow(name) }));
    return [{ id, label: title, type: several ? 'checks' : 'choice', required: !several, options }];
  });
}

/** The form that attaches a resource to others; what it sends changes its settings like any other form. */
export const attachForm = (
  { deploy, at }: CardId,
  resource: Resource,
  around: Surroundings,
): APIModalInteractionResponseCallbackData => ({
  custom_id: cardId('change-line', deploy, at, resourceKey(resource)),
  title: label(`Attachments of ${resource.name}`, 45),
  components: formComponents(attachable(around, resource)),
});
