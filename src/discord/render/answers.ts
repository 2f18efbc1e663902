import type { Card } from '../message.ts';
import { buttons, container, link, text } from './components.ts';
import { GOOD_COLOUR, PLAIN_COLOUR } from './states.ts';

/** An answer that things went well, with a way to the lobby where there is one. */
export const done = (content: string, lobby?: { url: string | undefined }): Card => ({
  components: [
    container(GOOD_COLOUR, [text(content), ...buttons(lobby?.url !== undefined && link(lobby.url, 'Open the card'))]),
  ],
});

/** An answer that only tells something. */
export const told = (content: string): Card => ({ components: [container(PLAIN_COLOUR, [text(content)])] });
