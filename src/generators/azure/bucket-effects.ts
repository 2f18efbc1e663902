import type { Effect, EffectRule, Settings } from '../kind.ts';
import { textsThatHold } from '../settings/texts.ts';
import { isReached } from './bucket-access.ts';
import { boughtAs } from './bucket-classes.ts';
import type { BucketSettings } from './bucket-settings.ts';

const LOST: Effect = { effect: 'data loss', note: 'The account is made anew, with all that is stored in it gone.' };
const CUT_OFF: Effect = { effect: 'in place', note: 'Who is no longer named is cut off within a minute.' };

/** What may never change in an account that stays. */
const makeOf = ({ class: id }: Settings): string => {
  const { tier, copies } = boughtAs(String(id));
  return `${tier === 'Premium'} ${copies.includes('ZRS')}`;
};

/** What a changed bucket does (hashicorp/azurerm 4.79: ForceNew and CustomizeDiff). */
export const BUCKET_EFFECTS: Readonly<Record<string, EffectRule>> = {
  region: LOST,
  class: (before, after) =>
    makeOf(before) === makeOf(after)
      ? { effect: 'in place', note: 'Objects without a class of their own move at once, which is paid for by object.' }
      : LOST,
  versioning: { effect: 'in place', note: 'Without it, what is replaced or deleted from now on is gone after a week.' },
  lifecycle: { effect: 'in place', note: 'Rules work on old objects too, within a day or two.' },
  retention_days: { effect: 'in place', note: 'Holds for objects that are there already, too.' },
  network: CUT_OFF,
  subnet: CUT_OFF,
  allowed_ranges: CUT_OFF,
};

export const bucketWarnings = (settings: BucketSettings): string[] => {
  const { retention_days: days, lifecycle = [] } = settings;
  return textsThatHold({
    [`For ${days} days nobody can delete or replace an object, not even by mistake.`]: days !== undefined,
    'A lifecycle rule deletes objects by itself.': lifecycle.some(({ action }) => action === 'delete'),
    'Nobody reaches it yet but services of Azure: network or allowed_ranges say who does.': !isReached(settings),
  });
};
