import type { Linking } from '../../deploy/ports.ts';
import { clickId } from '../click-id.ts';
import type { Command } from '../command.ts';
import type { Card } from '../message.ts';
import { button, buttons, container, link as linkButton, text } from '../render/components.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { code, inline, lines, time } from '../render/text.ts';

export const LINK_CHECK = 'link-check';
export const LINK_CONFIRM = 'link-confirm';
export const LINK_DROP = 'link-drop';

/** The code to be typed on GitHub. `note`: what came of the last look. */
export const codeCard = ({ userCode, page, until }: Linking, note?: string): Card => ({
  components: [
    container(PLAIN_COLOUR, [
      text(
        lines(
          '### Link your GitHub account',
          `1. Open GitHub and type the code ${code(userCode)} there. Only type codes that you asked for yourself.`,
          '2. Come back and press **I have typed it**.',
          note && `-# ${note}`,
          `-# The code runs out ${time(until)}.`,
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
export const bothCard = (discord: { id: string; name: string }, login: string): Card => ({
  components: [
    container(PLAIN_COLOUR, [
      text(
        lines(
          '### Are both of these you?',
          `• on Discord <@${discord.id}> (${inline(discord.name, 40)})`,
          `• on GitHub **${inline(login, 40)}**`,
          '-# From then on both count as one person: what either may, you may; and where others have to approve, neither counts as other.',
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
  handle: async ({ asked, by, needs }) => codeCard(await needs.useCases.beginLink({ guild: asked.guild, by })),
};
