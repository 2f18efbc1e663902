import type { Linking } from '../../deploy/ports.ts';
import { clickId } from '../click-id.ts';
import type { Command } from '../command.ts';
import type { Card } from '../message.ts';
import { button, buttons, container, link as linkButton, text } from '../render/components.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { code, inline, lines, time } from '../render/text.ts';
import type { Translate } from '../words/t.ts';

export const LINK_CHECK = 'link-check';
export const LINK_CONFIRM = 'link-confirm';
export const LINK_DROP = 'link-drop';

/** The code to be typed on GitHub. `note`: what came of the last look. */
export const codeCard = ({ userCode, page, until }: Linking, t: Translate, note?: string): Card => ({
  components: [
    container(PLAIN_COLOUR, [
      text(
        lines(
          `### ${t('link.title')}`,
          t('link.type', { code: code(userCode) }),
          t('link.come-back'),
          note && `-# ${note}`,
          `-# ${t('link.until', { when: time(until) })}`,
        ),
      ),
      ...buttons(
        linkButton(page, 'Open GitHub'),
        button({ id: clickId(LINK_CHECK), text: 'I have typed it', style: 'primary' }),
      ),
    ]),
  ],
});

/** Both names, before anything is bound. */
export const bothCard = (discord: { id: string; name: string }, login: string, t: Translate): Card => ({
  components: [
    container(PLAIN_COLOUR, [
      text(
        lines(
          `### ${t('link.both')}`,
          `• ${t('link.on-discord', { person: `<@${discord.id}> (${inline(discord.name, 40)})` })}`,
          `• ${t('link.on-github', { login: `**${inline(login, 40)}**` })}`,
          `-# ${t('link.one-person')}`,
        ),
      ),
      ...buttons(
        button({ id: clickId(LINK_CONFIRM, login), text: 'Yes, link them', style: 'success' }),
        button({ id: clickId(LINK_DROP), text: 'No' }),
      ),
    ]),
  ],
});

export const link: Command = {
  spec: { name: 'cloud-link', description: 'Link your GitHub account, so that both count as one person' },
  handle: async ({ asked, by, needs, t }) => codeCard(await needs.useCases.beginLink({ guild: asked.guild, by }), t),
};
