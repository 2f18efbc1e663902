import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';

/** Whether a switch is off, or left to a provider that leaves it off. */
export const isOff = (it: Place, here: Here, path: string, otherwise = false): boolean =>
  it.flag(path, otherwise) === false || (!otherwise && it.at(path).isUnknown && here.isLeftOut(path));
