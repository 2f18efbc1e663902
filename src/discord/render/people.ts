import type { Person } from '../../core/person.ts';
import { inEnglish, type Translate } from '../words/t.ts';
import { inline } from './text.ts';

const SNOWFLAKE = /^\d{17,20}$/;

/** A person as this server knows them. A mention is drawn but pings nobody unless the message says so. */
export function person({ surface, id, name }: Person, t: Translate = inEnglish): string {
  if (surface === 'discord' && SNOWFLAKE.test(id)) return `<@${id}>`;
  return surface === 'github' ? t('common.on-github', { login: `**${inline(id, 40)}**` }) : inline(name, 40);
}
