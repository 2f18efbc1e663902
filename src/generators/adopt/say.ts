import type { Json } from '../../core/json.ts';
import { type Fields, fieldAt } from '../../core/plan-json/tree.ts';
import { commentLines } from '../hcl/text.ts';
import { shown } from '../names.ts';

/** A value from a state as a line shows it: cut, and with nothing in it that a terminal obeys. */
export const plain = (value: Json | undefined): string =>
  value === undefined ? 'what only terraform can find out' : commentLines(shown(value)).join(' ');

/** Whether anything of what an attribute holds is no business of a terminal. */
export const isSecret = ({ secrets }: { secrets: Fields }, path: string): boolean =>
  holdsSecret(fieldAt(secrets, path.split('.')[0] ?? ''));

const holdsSecret = (value: Json | undefined): boolean =>
  value === true || (typeof value === 'object' && value !== null && Object.values(value).some(holdsSecret));
