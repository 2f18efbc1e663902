import { nearest } from '../../catalog/nearest.ts';
import { storageClasses } from '../../catalog/storage.ts';
import type { Provider } from '../../core/project.ts';
import type { Problem } from '../../core/refusal.ts';
import { wrong } from '../settings/wrong.ts';

/** A class of storage that the cloud does not have, with the one that was probably meant. */
export function storageClassProblems(provider: Provider, asked: string): Problem[] {
  const classes = storageClasses(provider).map(({ id }) => id);
  if (classes.includes(asked)) return [];
  const meant = nearest(asked, classes);
  const expected = meant ? `did you mean ${meant}?` : `one of ${classes.join(', ')}`;
  return wrong('class', `there is no storage class ${asked}`, expected);
}
