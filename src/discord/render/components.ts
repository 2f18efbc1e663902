import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIChannelSelectComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIRoleSelectComponent,
  type APISectionComponent,
  type APISelectMenuOption,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { label } from './text.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

export interface Button {
  id: string;
  text: string;
  style?: keyof typeof STYLES;
  disabled?: boolean;
}

export const text = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });

export const line = (): APISeparatorComponent => ({ type: ComponentType.Separator, divider: true, spacing: 1 });

export const button = ({ id, text, style = 'secondary', disabled = false }: Button): APIButtonComponent => ({
  type: ComponentType.Button,
  custom_id: id,
  label: label(text, 80),
  style: STYLES[style],
  disabled,
});

export const link = (url: string, text: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  url,
  label: label(text, 80),
});

export const row = (...components: APIComponentInMessageActionRow[]): Row => ({
  type: ComponentType.ActionRow,
  components,
});

/** Buttons in a row; no row when there are none. */
export const buttons = (...components: readonly (APIButtonComponent | false | undefined)[]): Row[] => {
  const present = components.filter((component) => component !== false && component !== undefined);
  return present.length > 0 ? [row(...present)] : [];
};

export interface Option {
  value: string;
  label: string;
  description?: string;
  chosen?: boolean;
}

const toOption = ({ value, label: name, description, chosen }: Option): APISelectMenuOption => ({
  value,
  label: label(name, 100),
  ...(description !== undefined && { description: label(description, 100) }),
  ...(chosen && { default: true }),
});

/** Discord draws at most this many options. */
export const MAX_OPTIONS = 25;

export const select = (id: string, placeholder: string, options: readonly Option[]): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: id,
  placeholder: label(placeholder, 150),
  options: options.slice(0, MAX_OPTIONS).map(toOption),
});

/** A menu of the text channels of the server, with the chosen one. */
export const channelSelect = (id: string, placeholder: string, chosen?: string): APIChannelSelectComponent => ({
  type: ComponentType.ChannelSelect,
  custom_id: id,
  placeholder: label(placeholder, 150),
  channel_types: [ChannelType.GuildText],
  min_values: 0,
  max_values: 1,
  ...(chosen !== undefined && { default_values: [{ id: chosen, type: SelectMenuDefaultValueType.Channel }] }),
});

/** The same of its roles. */
export const roleSelect = (id: string, placeholder: string, chosen?: string): APIRoleSelectComponent => ({
  type: ComponentType.RoleSelect,
  custom_id: id,
  placeholder: label(placeholder, 150),
  min_values: 0,
  max_values: 1,
  ...(chosen !== undefined && { default_values: [{ id: chosen, type: SelectMenuDefaultValueType.Role }] }),
});

/** Text with a link button beside it. */
export const section = (content: string, accessory: APIButtonComponent): APISectionComponent => ({
  type: ComponentType.Section,
  components: [text(content)],
  accessory,
});

export const container = (
  colour: number,
  components: readonly (APIComponentInContainer | undefined)[],
): APIContainerComponent => ({
  type: ComponentType.Container,
  accent_color: colour,
  components: components.filter((component) => component !== undefined),
});
