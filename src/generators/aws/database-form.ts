import { databaseClasses, databaseQuote } from '../../catalog/databases.ts';
import { monthly } from '../../catalog/prices.ts';
import { networkField } from '../forms/network-field.ts';
import type { FormField, Menu, Option } from '../forms.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { ENGINES } from '../models/database.ts';

type Engine = (typeof ENGINES)[number];

/** The engine whose prices menus show; the other one's are a few per cent lower. */
const PRICED = 'postgres';

const TITLES: Readonly<Record<Engine, string>> = { postgres: 'PostgreSQL', mysql: 'MySQL' };

/** First the family, then the class, each with its price; they are the same for both engines, and the last menu alone gives a setting. */
export function databaseMenu(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined {
  if (answers.class) return undefined;
  if (!answers.family) return { id: 'family', label: 'Family', options: familyOptions() };
  return { id: 'class', label: 'Class', options: classOptions(project, answers.family) };
}

const USES: Readonly<Record<string, string>> = { t: 'Small, works in bursts', m: 'General', r: 'Much memory' };

/** `t4g` of `db.t4g.small`. */
const familyOf = (id: string): string => id.split('.')[1] ?? '';

const familyOptions = (): Option[] =>
  [...new Set(databaseClasses('aws', PRICED).map(({ id }) => familyOf(id)))]
    .sort((a, b) => 'tmr'.indexOf(a.charAt(0)) - 'tmr'.indexOf(b.charAt(0)) || b.localeCompare(a))
    .slice(0, 25)
    .map((family) => ({
      value: family,
      label: family.toUpperCase(),
      description: `${USES[family.charAt(0)] ?? 'Special'}, ${family.endsWith('g') ? 'Arm' : 'Intel'}`,
    }));

const classOptions = ({ provider, region }: ProjectFacts, family: string): Option[] =>
  databaseClasses(provider, PRICED)
    .filter(({ id }) => familyOf(id) === family)
    .slice(0, 25)
    .map(({ id, vcpus, ramGib }) => {
      const quote = databaseQuote(provider, region, id, PRICED);
      const price = quote ? `$${monthly(quote.usd).toFixed(2)} a month` : 'no known price';
      return { value: id, label: id, description: `${vcpus} vCPU, ${ramGib} GiB, ${price}` };
    });

export const databaseForm = (around: Surroundings): FormField[] => {
  const isProd = around.project.environment === 'prod';
  return [
    { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'orders', maxLength: 40 },
    {
      id: 'engine',
      label: 'Engine',
      type: 'choice',
      required: true,
      options: ENGINES.map((value, at) => ({ value, label: TITLES[value], isSelected: at === 0 })),
    },
    networkField(around),
    { id: 'storage_gb', label: 'Storage in GB', type: 'text', required: false, value: '20', maxLength: 5 },
    {
      id: 'options',
      label: 'Options',
      type: 'checks',
      required: false,
      options: [
        {
          value: 'high_availability',
          label: 'High availability',
          description: 'A second one in another zone takes over; doubles the price',
          isSelected: isProd,
        },
        {
          value: 'deletion_protection',
          label: 'Deletion protection',
          description: 'Nobody can delete it before this is switched off',
          isSelected: isProd,
        },
      ],
    },
  ];
};
