import { databaseQuote } from '../../catalog/databases.ts';
import type { DatabaseClass } from '../../catalog/model.ts';
import { monthly } from '../../catalog/prices.ts';
import type { FormField, Option } from '../forms.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { ENGINES } from '../models/database.ts';
import { checks, deletionProtection, highAvailability } from './checks.ts';
import { networkField } from './network-field.ts';

/** The engine whose prices menus show; the other one's are the same or a few per cent lower. */
export const PRICED_ENGINE = 'postgres';

/** A class with its price. */
export function classOption({ provider, region }: ProjectFacts, one: DatabaseClass): Option {
  const { id, vcpus, ramGib, sharedCore } = one;
  const quote = databaseQuote(provider, region, id, PRICED_ENGINE);
  const price = quote ? `$${monthly(quote.usd).toFixed(2)} a month` : 'no known price';
  return { value: id, label: id, description: `${vcpus}${sharedCore ? ' shared' : ''} vCPU, ${ramGib} GiB, ${price}` };
}

const TITLES: Readonly<Record<(typeof ENGINES)[number], string>> = { postgres: 'PostgreSQL', mysql: 'MySQL' };

export const engineField: FormField = {
  id: 'engine',
  label: 'Engine',
  type: 'choice',
  required: true,
  options: ENGINES.map((value, at) => ({ value, label: TITLES[value], isSelected: at === 0 })),
};

interface Asked {
  longestName: number;
  /** What a cloud asks for besides. */
  own: FormField;
  storageGb: number;
}

/** What every cloud asks for a database, after its class was chosen from menus. */
export const databaseFields = (around: Surroundings, { longestName, own, storageGb }: Asked): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'orders', maxLength: longestName },
  own,
  networkField(around),
  { id: 'storage_gb', label: 'Storage in GB', type: 'text', required: false, value: `${storageGb}`, maxLength: 5 },
  checks(
    highAvailability('A second one in another zone takes over; doubles the price', around.project),
    deletionProtection(around.project),
  ),
];
