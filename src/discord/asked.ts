import {
  type APIChatInputApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  type ModalSubmitComponent,
  PermissionFlagsBits,
} from 'discord.js';
import { z } from 'zod';
import type { GuildId } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import { type AnswerStyle, answerStyles } from './answer-style.ts';

const common = z.object({
  application: z.string(),
  token: z.string(),
  guild: z.custom<GuildId>((value) => typeof value === 'string'),
  channel: z.string(),
  by: z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) }),
  style: z.enum(answerStyles),
  /** Discord lets them manage the server. */
  mayManage: z.boolean().default(false),
  /** Discord's locale of who asks, and that of the server: `de`, `en-GB`. */
  locale: z.string().default('en-US'),
  guildLocale: z.string().default('en-US'),
});

/** Files by the option or field they were sent with. */
const files = z.record(z.string(), z.object({ name: z.string(), url: z.string() })).optional();

const command = common.extend({
  files,
  kind: z.literal('command'),
  name: z.string(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Discord roles of the members that options name, by their ids. */
  members: z.record(z.string(), z.array(z.string())).optional(),
});
const component = common.extend({ kind: z.literal('component'), customId: z.string(), values: z.array(z.string()) });
const form = common.extend({
  files,
  kind: z.literal('form'),
  customId: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
});
const asked = z.discriminatedUnion('kind', [command, component, form]);

/** What somebody asked for, in the few fields that matter: this is stored, and a job does the work with it. */
export type Asked = z.infer<typeof asked>;
export type AskedCommand = z.infer<typeof command>;
export type AskedComponent = z.infer<typeof component>;
export type AskedForm = z.infer<typeof form>;

/** Reads back what the door stored. @throws ZodError when it was not the door that stored it */
export const parseAsked = (payload: unknown): Asked => asked.parse(payload);

/** Who asked, as the use cases know people. */
export const actorOf = ({ by }: Asked): Person => ({ surface: 'discord', ...by });

export type Storable =
  | APIChatInputApplicationCommandInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

/**
 * Translates an interaction; Discord's shape ends here. Nothing for what does not come from a server: there, no rights exist.
 */
export function toAsked(raw: Storable, style: AnswerStyle): Asked | undefined {
  const { guild_id: guild, channel, member } = raw;
  if (!guild || !channel || !member) return undefined;
  const { user, nick, roles } = member;
  const base = {
    application: raw.application_id,
    token: raw.token,
    guild: guild as GuildId,
    channel: channel.id,
    by: { id: user.id, name: nick ?? user.global_name ?? user.username, roles },
    style,
    mayManage: mayManage(member.permissions),
    locale: raw.locale,
    guildLocale: raw.guild_locale ?? raw.locale,
  };
  switch (raw.type) {
    case InteractionType.ApplicationCommand:
      return {
        ...{ ...base, kind: 'command', name: raw.data.name, options: optionsOf(raw) },
        ...membersOf(raw),
        ...filesOf(raw, sentWith(raw)),
      };
    case InteractionType.MessageComponent:
      return {
        ...base,
        kind: 'component',
        customId: raw.data.custom_id,
        values: 'values' in raw.data ? [...raw.data.values] : [],
      };
    case InteractionType.ModalSubmit:
      return {
        ...{ ...base, kind: 'form', customId: raw.data.custom_id, fields: fieldsOf(raw) },
        ...filesOf(raw, Object.entries(fieldsOf(raw))),
      };
  }
}

const mayManage = (permissions: string): boolean =>
  (BigInt(permissions) & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;

function membersOf({ data }: APIChatInputApplicationCommandInteraction): Pick<AskedCommand, 'members'> {
  const members = data.type === ApplicationCommandType.ChatInput ? data.resolved?.members : undefined;
  return members ? { members: Object.fromEntries(Object.entries(members).map(([id, { roles }]) => [id, roles])) } : {};
}

/** Options by name. Ours are flat: text, numbers, and the ids of users and roles. */
function optionsOf({ data }: APIChatInputApplicationCommandInteraction): AskedCommand['options'] {
  if (data.type !== ApplicationCommandType.ChatInput) return {};
  return Object.fromEntries(
    (data.options ?? []).flatMap((option) => ('value' in option ? [[option.name, option.value]] : [])),
  );
}

/** Options that are files: their value is the id of one. */
const sentWith = ({ data }: APIChatInputApplicationCommandInteraction): [string, unknown][] =>
  (data.options ?? []).flatMap((option) =>
    option.type === ApplicationCommandOptionType.Attachment ? [[option.name, option.value]] : [],
  );

/** What was sent, where it can be fetched. */
function filesOf(
  { data }: APIChatInputApplicationCommandInteraction | APIModalSubmitInteraction,
  sent: readonly [name: string, id: unknown][],
): Pick<AskedForm, 'files'> {
  const kept =
    ('resolved' in data && data.resolved && 'attachments' in data.resolved && data.resolved.attachments) || {};
  const found = sent.flatMap(([name, id]) => {
    const file = typeof id === 'string' && Object.hasOwn(kept, id) ? kept[id] : undefined;
    return file ? [[name, { name: file.filename, url: file.url }] as const] : [];
  });
  return found.length > 0 ? { files: Object.fromEntries(found) } : {};
}

/** What a form says, by the names of its fields. */
export function fieldsOf({ data }: APIModalSubmitInteraction): AskedForm['fields'] {
  const labels = data.components.flatMap((top) => (top.type === ComponentType.Label ? [top.component] : []));
  return Object.fromEntries(labels.map((field) => [field.custom_id, fieldValue(field)]));
}

/** Only check boxes take several values; our menus in forms take one. */
function fieldValue(field: ModalSubmitComponent): string | boolean | string[] {
  if (!('values' in field)) return field.value ?? '';
  return field.type === ComponentType.CheckboxGroup ? [...field.values] : (field.values[0] ?? '');
}
