import { objectionsOf } from '../../../core/objection.ts';
import type { DeployView } from '../../../deploy/ports.ts';
import type { Translate } from '../../words/t.ts';
import { person } from '../people.ts';
import { inline, lines } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

/** A message for each wish for changes, which calls who asked for the deploy, once. */
export function objectionNotes({ deploy, sandbox }: DeployView, t: Translate): MarkedNote[] {
  const { requester, id } = deploy;
  return objectionsOf(deploy).map(({ by, text, at }) => {
    const mark = `-# ${id} changes ${at.getTime().toString(36)}`;
    const pings = requester.surface === 'discord' ? [requester.id] : [];
    const called = pings.map((one) => `<@${one}> `).join('');
    const says = `${called}✋ ${t('thread.changes-wanted', { person: person(by, t) })}${text === '' ? '.' : `: ${inline(text, 500)}`}`;
    return { name: `changes:${at.getTime()}`, mark, note: { content: lines(says, `${mark}${badge(sandbox)}`), pings } };
  });
}
