import type { Json } from '../../core/json.ts';
import { commentLines } from '../hcl/text.ts';
import { shown } from '../names.ts';

/** A value from a state as a line shows it: cut, and with nothing in it that a terminal obeys. */
export const plain = (value: Json | undefined): string =>
  value === undefined ? 'what only terraform can find out' : commentLines(shown(value)).join(' ');
