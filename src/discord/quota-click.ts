import type { LimitName } from '../core/limit.ts';
import { clickId } from './click-id.ts';

export const MORE_QUOTA = 'more-quota';
export const ASK_QUOTA = 'ask-quota';

/** Which limit more is asked for; without a name the form offers them all. */
export interface QuotaClick {
  project: string;
  region?: string | undefined;
  name?: LimitName | undefined;
}

const wordsOf = ({ project, region, name }: QuotaClick): string[] => [project, region ?? '', name ?? ''];

/** The button that opens the form. */
export const moreQuotaId = (about: QuotaClick): string => clickId(MORE_QUOTA, ...wordsOf(about));
/** The form itself. */
export const askQuotaId = (about: QuotaClick): string => clickId(ASK_QUOTA, ...wordsOf(about));
