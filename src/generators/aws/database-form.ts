import { databaseClasses, databaseQuote } from '../../catalog/databases.ts';
import { monthly } from '../../catalog/prices.ts';
import type { FormField, Menu, Option } from '../forms.ts';
import { networkField } from '../gcp/network-field.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { ENGINES } from '../models/database.ts';

type Engine = (typeof ENGINES)[number];

const TITLES: Readonly<Record<Engine, string>> = { postgres: 'PostgreSQL', mysql: 'MySQL' };

/** First the engine, then the family, then the class, each with its price. */
export function databaseMenu(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined {
  const engine = ENGINES.find((one) => one === answers.engine);
  if (!engine)
    return {
      id: 'engine',
      label: 'Engine',
      options: ENGINES.map((value) => ({ value, label: TITLES[value], description: `Managed ${TITLES[value]}` })),
    };
  if (answers.class) return undefined;
  if (!answers.family) return { id: 'family', label: 'Family', options: familyOptions(engine) };
  return { id: 'class', label: 'Class', options: classOptions(project, engine, answers.family) };
}

const USES: Readonly<Record<string, string>> = { t: 'Small, works in bursts', m: 'General', r: 'Much memory' };

/** `t4g` of `db.t4g.small`. */
const familyOf = (id: string): string => id.split('.')[1] ?? '';

const familyOptions = (engine: Engine): Option[] =>
  [...new Set(databaseClasses('aws', engine).map(({ id }) => familyOf(id)))]
    .sort((a, b) => 'tmr'.indexOf(a.charAt(0)) - 'tmr'.indexOf(b.charAt(0)) || b.localeCompare(a))
    .slice(0, 25)
    .map((family) => ({
      value: family,
      label: family.toUpperCase(),
      description: `${USES[family.charAt(0)] ?? 'Special'}, ${family.endsWith('g') ? 'Arm' : 'Intel'}`,
    }));

const classOptions = ({ provider, region }: ProjectFacts, engine: Engine, family: string): Option[] =>
  databaseClasses(provider, engine)
    .filter(({ id }) => familyOf(id) === family)
    .slice(0, 25)
    .map(({ id, vcpus, ramGib }) => {
      const quote = databaseQuote(provider, region, id, engine);
      const price = quote ? `$${monthly(quote.usd).toFixed(2)} a month` : 'no known price';
      return { value: id, label: id, description: `${vcpus} vCPU, ${ramGib} GiB, ${price}` };
    });

export const databaseForm = (around: Surroundings): FormField[] => {
  const isProd = around.project.environment === 'prod';
  return [
    { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'orders', maxLength: 40 },
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
    { id: 'purpose', label: 'What is it for?', type: 'text', required: false, maxLength: 1_000, isLong: true },
  ];
};
