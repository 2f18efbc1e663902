import { ComponentType } from 'discord-api-types/v10';
import type { Component } from '../../discord/index.ts';
import type { Room } from '../view.ts';

/** One thing that can be chosen. */
export interface Option {
  label: string;
  value: string;
  description?: string | undefined;
  isChosen: boolean;
}

const toOption = (sign: string, { id, name }: { id: string; name: string }): Option => ({
  label: name.startsWith(sign) ? name : `${sign}${name}`,
  value: id,
  isChosen: false,
});

/** People, roles and channels of the server, as menus and commands offer them. */
export const pointable = ({ discord, guild }: Pick<Room, 'discord' | 'guild'>) => ({
  people: () => discord.members(guild).map((each) => toOption('@', each)),
  roles: () => discord.roles(guild).map((each) => toOption('@', each)),
  channels: () => discord.channels(guild).map((each) => toOption('#', each)),
});

function offered(room: Room, { type, options }: Component): Option[] {
  const { people, roles, channels } = pointable(room);
  switch (type) {
    case ComponentType.UserSelect:
      return people();
    case ComponentType.RoleSelect:
      return roles();
    case ComponentType.MentionableSelect:
      return [...people(), ...roles()];
    case ComponentType.ChannelSelect:
      return channels();
    default:
      return (options ?? []).map((option) => ({
        label: [option.emoji?.name, option.label].filter(Boolean).join(' '),
        value: option.value,
        description: option.description ?? undefined,
        isChosen: option.default ?? false,
      }));
  }
}

/** What a menu, a radio group or a group of checkboxes offers, with what is chosen in it now. */
export function optionsOf(room: Room, menu: Component): Option[] {
  const chosen = new Set(menu.default_values?.map(({ id }) => id));
  return offered(room, menu).map((option) => ({ ...option, isChosen: option.isChosen || chosen.has(option.value) }));
}
