import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Component, MessageRecord } from '../messages/model.ts';
import { flatten, isSelect } from '../messages/tree.ts';
import { toComponents } from '../wire/message.ts';
import { guildOf } from '../world/guilds.ts';
import type { ChannelRecord } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { type Pointable, type Resolved, resolve } from './resolve.ts';

const POINTS_AT: Partial<Record<ComponentType, Pointable[]>> = {
  [ComponentType.UserSelect]: ['user'],
  [ComponentType.RoleSelect]: ['role'],
  [ComponentType.ChannelSelect]: ['channel'],
  [ComponentType.MentionableSelect]: ['user', 'role'],
};

/** What stands on a button or in an unused menu. */
export const labelOf = ({ label, placeholder, emoji }: Component) => label ?? placeholder ?? emoji?.name ?? '';

/** The component that a person means, by what stands on it or by its id. @throws Error when it is absent or disabled */
function pick(candidates: Component[], wanted: string, verb: string): Component {
  const found =
    candidates.find(({ custom_id }) => custom_id === wanted) ?? candidates.find((each) => labelOf(each) === wanted);
  const there =
    candidates.map((each) => `"${labelOf(each)}"${each.disabled ? ' (disabled)' : ''}`).join(', ') || 'nothing';
  if (!found) throw new Error(`Cannot ${verb} "${wanted}": it is not there. There is: ${there}`);
  if (found.disabled) throw new Error(`Cannot ${verb} "${wanted}": it is disabled. There is: ${there}`);
  return found;
}

/** The data of a click. @throws Error for what cannot be clicked */
export function toClickData(world: World, message: MessageRecord, wanted: string): object {
  const buttons = flatten(toComponents(world, message)).filter(({ type }) => type === ComponentType.Button);
  const button = pick(buttons, wanted, 'click');
  if (button.style === ButtonStyle.Link) throw new Error(`"${wanted}" only opens ${button.url}`);
  return { id: button.id, component_type: button.type, custom_id: button.custom_id };
}

/** The values behind what a person chose, by label or value. @throws Error for what is not offered, or too few or many */
export function chosenValues(menu: Component, wanted: string[]): string[] {
  const options = menu.options ?? [];
  const [min, max] = [menu.min_values ?? 1, menu.max_values ?? 1];
  if (wanted.length < min || wanted.length > max)
    throw new Error(`"${labelOf(menu)}" takes ${min} to ${max}, not ${wanted.length}`);
  if (!menu.options) return wanted;
  return wanted.map((text) => {
    const option = options.find(({ value }) => value === text) ?? options.find(({ label }) => label === text);
    if (!option)
      throw new Error(
        `"${labelOf(menu)}" does not offer "${text}"; it offers: ${options.map(({ label }) => label).join(', ')}`,
      );
    return option.value;
  });
}

/** What a menu of people, roles or channels sends beside its values. */
export function pointedAt(
  world: World,
  channel: ChannelRecord,
  menu: Component,
  wanted: string[],
): { values: string[]; resolved?: Resolved['resolved'] } {
  const kinds = POINTS_AT[menu.type];
  if (!kinds || channel.kind === 'dm') return { values: wanted };
  const { ids, resolved } = resolve(world, guildOf(world, channel.guildId), kinds, wanted);
  return { values: ids, resolved };
}

/** The data of a choice in a select menu. @throws Error for what cannot be chosen */
export function toSelectData(
  world: World,
  message: MessageRecord,
  channel: ChannelRecord,
  wanted: string,
  values: string[],
): object {
  const menus = flatten(toComponents(world, message)).filter(isSelect);
  const menu = pick(menus, wanted, 'choose from');
  return {
    id: menu.id,
    component_type: menu.type,
    custom_id: menu.custom_id,
    ...pointedAt(world, channel, menu, chosenValues(menu, values)),
  };
}
