import type { Person } from '../../core/person.ts';
import { inline } from './text.ts';

const SNOWFLAKE = /^\d{17,20}$/;

/** A person as this server knows them. A mention is drawn but pings nobody unless the message says so. */
export function person({ surface, id, name }: Person): string {
  if (surface === 'discord' && SNOWFLAKE.test(id)) return `<@${id}>`;
  return surface === 'github' ? `**${inline(id, 40)}** on GitHub` : inline(name, 40);
}
