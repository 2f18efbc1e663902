import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { type Resource, resourceKey } from '../../core/request.ts';
import { changeForm } from '../../generators/change.ts';
import type { Surroundings } from '../../generators/kind.ts';
import { type CardId, cardId } from '../custom-id.ts';
import { KIND_WORDS } from '../render/kinds.ts';
import { label } from '../render/text.ts';
import { formComponents } from './form.ts';

/** The form of a line that is in the draft already, filled with what it says. */
export const lineForm = (
  { deploy, at }: CardId,
  resource: Resource,
  around: Surroundings,
): APIModalInteractionResponseCallbackData => ({
  custom_id: cardId('change-line', deploy, at, resourceKey(resource)),
  title: label(`${KIND_WORDS[resource.kind]}: ${resource.name}`, 45),
  components: formComponents(changeForm(around, resource)),
});

/** Keys that fit into the id of that form beside its other words. */
export const LONGEST_KEY = 70;
