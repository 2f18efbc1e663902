import { words } from '../answer.ts';
import type { StoredClick } from '../click.ts';
import { doorWords } from '../door-words.ts';
import { errorCode, isCode } from '../errors.ts';
import { text } from '../render/components.ts';
import { person } from '../render/people.ts';
import { SHARE, viewOfClick } from '../view.ts';
import { viewNamed } from '../views.ts';
import { translateTo } from '../words/t.ts';

/** Shows a private answer to the channel, as it is now and in the language of the server, without its buttons. */
export const share: StoredClick = {
  action: SHARE,
  style: 'reply',
  handle: async (context) => {
    const { asked, by, cause, needs, t } = context;
    const { view, args } = viewOfClick(viewNamed, context.id);
    const aloud = { ...context, locale: asked.guildLocale, t: translateTo(asked.guildLocale) };
    const { components, file } = await view.draw(aloud, args);
    const from = text(`-# ${aloud.t('common.shared-by', { person: person(by) })}`);
    try {
      await needs.wire.send(asked.channel, cause, { components: [...components, from], ...(file && { file }) });
    } catch (error) {
      if (!isCode(error, errorCode.missingAccess, errorCode.missingPermissions)) throw error;
      return words(doorWords.missingPermissions(['View Channel', 'Send Messages']));
    }
    return { components: [text(t('common.shared', { channel: asked.channel }))] };
  },
};
