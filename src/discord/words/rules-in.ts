import type { Announced } from '../../core/plan.ts';
import type { Kind } from '../../core/request.ts';
import { limitText, type Size, sizeLimit } from '../../core/size.ts';
import { gistOf } from '../../generators/gist.ts';
import type { Load } from '../../policy/limits.ts';
import { type QuotaLine, quotaLine } from '../../policy/quota-lines.ts';
import { type MissingSeats, seatsText } from '../../policy/seats.ts';
import { aboutKinds, gistWords, largest, quotaWords, seatWords } from './de/rules.ts';
import { languageOf } from './language.ts';

/*
 * What rules and kinds say for every surface in English, in the language of a Discord locale.
 */

const isGerman = (locale: string | undefined): boolean => languageOf(locale) === 'de';

export const gistIn = (locale: string | undefined, announced: readonly Announced[]): string | undefined =>
  isGerman(locale) ? gistOf(announced, gistWords) : gistOf(announced);

export const quotaLineIn = (locale: string | undefined, load: Load): QuotaLine =>
  isGerman(locale) ? quotaLine(load, quotaWords) : quotaLine(load);

export const seatsIn = (locale: string | undefined, missing: MissingSeats): string =>
  isGerman(locale) ? seatsText(missing, seatWords) : seatsText(missing);

/** What a kind is, in a line. */
export const aboutIn = (locale: string | undefined, { kind, summary }: { kind: Kind; summary: string }): string =>
  isGerman(locale) ? aboutKinds[kind] : summary;

/** How large a machine of a size may be. */
export const limitIn = (locale: string | undefined, size: Size): string =>
  isGerman(locale) ? largest(sizeLimit(size)) : limitText(size);
