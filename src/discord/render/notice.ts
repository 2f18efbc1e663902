import { digestOf } from '../../core/ids.ts';
import type { Notice, NoticeBody } from '../../core/notice.ts';
import { clickId } from '../click-id.ts';
import type { Message } from '../message.ts';
import { button, buttons } from './components.ts';
import { clip, inline, lines } from './text.ts';

const ICON: Readonly<Record<NoticeBody['tone'], string>> = {
  good: '✅',
  plain: 'ℹ️',
  warning: '⚠️',
  bad: '❌',
  quote: '💬',
};
const MARK_CHARS = 8;
const MAX_TEXT = 1500;

/** How its last line begins, which only this notice has. */
export const noticeMark = ({ id }: Pick<Notice, 'id'>): string => `-# GuildOps ${digestOf(id).slice(0, MARK_CHARS)}`;

/** What a notice says, as a plain message: its first words show in a push notification. */
export function noticeMessage(notice: Notice): Message {
  const { tone, title, lines: said, pings, choices = [] } = notice.body;
  const people = pings?.people ?? [];
  const roles = pings?.roles ?? [];
  const whom = [...people.map((id) => `<@${id}>`), ...roles.map((id) => `<@&${id}>`)].join(' ');
  return {
    content: lines(
      `${whom && `${whom} `}${ICON[tone]} **${inline(title, 150)}**`,
      clip(
        said.map((line) => inline(line, 300)),
        MAX_TEXT,
      ),
      noticeMark(notice),
    ),
    pings: people,
    ...(roles.length > 0 && { roles }),
    rows: buttons(
      ...choices.map(({ action, args, label, style = 'secondary' }) =>
        button({ id: clickId(action, ...args), text: label, style }),
      ),
    ),
  };
}
