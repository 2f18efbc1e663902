import { storageClasses } from '../../catalog/storage.ts';

/** From often read to hardly ever; objects move down, never up. */
const TIERS = ['Hot', 'Cool', 'Cold', 'Archive'] as const;
export type Tier = (typeof TIERS)[number];

/** Tiers that objects can move to. */
export const COLDER: readonly Tier[] = TIERS.slice(1);

/** How a class such as `Cool_GRS` is bought: the tier of its objects and how often each is kept. */
export interface BoughtAs {
  tier: Tier | 'Premium';
  copies: string;
}

export function boughtAs(id: string): BoughtAs {
  const [tier = '', copies = 'LRS'] = id.split('_');
  return { tier: tier as BoughtAs['tier'], copies };
}

/** The class a text names, whatever its case; `cool` alone is kept in one place. Undefined when there is none. */
export function classNamed(text: string): string | undefined {
  const wanted = text.toLowerCase();
  const ids = storageClasses('azure').map(({ id }) => id);
  return ids.find((id) => id.toLowerCase() === wanted) ?? ids.find((id) => id.toLowerCase() === `${wanted}_lrs`);
}

/** The tier a text names to move to: `cool`, `Cool_LRS`. */
export const tierNamed = (text: string): Tier | undefined => {
  const wanted = text.toLowerCase().split('_')[0];
  return TIERS.find((tier) => tier.toLowerCase() === wanted);
};

/** Whether objects in one tier move to another by a rule. */
export const isColder = (to: Tier, from: BoughtAs['tier']): boolean =>
  from !== 'Premium' && TIERS.indexOf(to) > TIERS.indexOf(from);

/** Copies in several zones or beyond: they have no archive. Source: Azure, "Access tiers for blob data", archive. */
export const hasArchive = ({ copies }: BoughtAs): boolean => !copies.includes('ZRS');
