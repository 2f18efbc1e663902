import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { SeenMessage } from '../api.ts';
import type { Choosable, Component, EmbedRecord } from '../messages/model.ts';
import { isSelect } from '../messages/tree.ts';

/** What can be rendered: a message as somebody sees it, or enough of one. */
export type Renderable = Pick<
  SeenMessage,
  'content' | 'embeds' | 'components' | 'names' | 'createdAt' | 'isLoading'
> & {
  files: readonly { filename: string; content: { length: number } }[];
  author: string;
  isEdited: boolean;
  visibleTo?: string;
};

export interface ButtonBlock {
  label: string;
  isDisabled: boolean;
  url?: string;
}

/** The parts of a message from top to bottom, free of Discord's numbers. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'rule' }
  | { kind: 'buttons'; buttons: ButtonBlock[] }
  | { kind: 'menu'; placeholder: string; options: Choosable[]; isDisabled: boolean }
  | { kind: 'file'; name: string }
  | { kind: 'section'; text: string; button?: ButtonBlock }
  | { kind: 'container'; accent: number | undefined; blocks: Block[] };

const emojiOf = ({ emoji }: Component) => (emoji?.name ? (emoji.id ? `:${emoji.name}:` : emoji.name) : '');

const toButton = (button: Component): ButtonBlock => ({
  label: [emojiOf(button), button.label ?? ''].filter(Boolean).join(' '),
  isDisabled: button.disabled ?? false,
  ...(button.style === ButtonStyle.Link && button.url ? { url: button.url } : {}),
});

const isButton = ({ type }: Component) => type === ComponentType.Button;

function toBlock(component: Component): Block[] {
  const inner = component.components ?? [];
  if (isSelect(component)) {
    const { placeholder, options, disabled } = component;
    return [
      {
        kind: 'menu',
        placeholder: placeholder ?? 'Make a selection',
        options: options ?? [],
        isDisabled: disabled ?? false,
      },
    ];
  }
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [{ kind: 'text', text: component.content ?? '' }];
    case ComponentType.Separator:
      return component.divider === false ? [] : [{ kind: 'rule' }];
    case ComponentType.ActionRow:
      return inner.some(isButton)
        ? [{ kind: 'buttons', buttons: inner.filter(isButton).map(toButton) }]
        : inner.flatMap(toBlock);
    case ComponentType.Section: {
      const text = inner.map(({ content }) => content ?? '').join('\n');
      const { accessory } = component;
      return [{ kind: 'section', text, ...(accessory && isButton(accessory) ? { button: toButton(accessory) } : {}) }];
    }
    case ComponentType.Container:
      return [{ kind: 'container', accent: component.accent_color ?? undefined, blocks: inner.flatMap(toBlock) }];
    case ComponentType.File:
      return [{ kind: 'file', name: (component.file?.url ?? '').replace('attachment://', '') }];
    case ComponentType.MediaGallery:
      return (component.items ?? []).map(({ description, media }) => ({
        kind: 'file',
        name: description ?? media.url,
      }));
    default:
      return [];
  }
}

function toEmbed({ title, url, description, fields, footer, author, color }: EmbedRecord): Block {
  const heading = title ? [url ? `**[${title}](${url})**` : `**${title}**`] : [];
  const texts = [
    ...(author ? [author.name] : []),
    ...heading,
    ...(description ? [description] : []),
    ...(fields ?? []).map(({ name, value }) => `**${name}**\n${value}`),
    ...(footer ? [`-# ${footer.text}`] : []),
  ];
  return { kind: 'container', accent: color ?? undefined, blocks: texts.map((text) => ({ kind: 'text', text })) };
}

/** A message as blocks. Attachments that no component shows stand at the end, as in the client. */
export function toBlocks({ content, embeds, components, files, isLoading, author }: Renderable): Block[] {
  if (isLoading) return [{ kind: 'text', text: `-# ${author} is thinking…` }];
  const shown = JSON.stringify(components);
  const loose = files.filter(({ filename }) => !shown.includes(`attachment://${filename}`));
  return [
    ...(content ? [{ kind: 'text', text: content } as const] : []),
    ...embeds.map(toEmbed),
    ...loose.map(
      ({ filename, content: { length } }) => ({ kind: 'file', name: `${filename} (${length} bytes)` }) as const,
    ),
    ...components.flatMap(toBlock),
  ];
}
