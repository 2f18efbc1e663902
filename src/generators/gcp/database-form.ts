import { databaseClasses, databaseQuote } from '../../catalog/databases.ts';
import { monthly } from '../../catalog/prices.ts';
import type { FormField, Menu, Option } from '../forms.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { ENGINES } from '../models/database.ts';
import { networkField } from './network-field.ts';

const TITLES: Readonly<Record<(typeof ENGINES)[number], string>> = { postgres: 'PostgreSQL', mysql: 'MySQL' };

/** First the engine, then the class, each with its price. */
export function databaseMenu(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined {
  const engine = ENGINES.find((one) => one === answers.engine);
  if (!engine)
    return {
      id: 'engine',
      label: 'Engine',
      options: ENGINES.map((value) => ({ value, label: TITLES[value], description: `Managed ${TITLES[value]}` })),
    };
  if (answers.class) return undefined;
  return { id: 'class', label: 'Class', options: classOptions(project, engine) };
}

const classOptions = ({ provider, region }: ProjectFacts, engine: (typeof ENGINES)[number]): Option[] =>
  databaseClasses(provider, engine)
    .filter(({ id }) => /^db-(?:custom|f1|g1)/.test(id))
    .slice(0, 25)
    .map(({ id, vcpus, ramGib, sharedCore }) => {
      const quote = databaseQuote(provider, region, id, engine);
      const price = quote ? `$${monthly(quote.usd).toFixed(2)} a month` : 'no known price';
      return {
        value: id,
        label: id,
        description: `${vcpus}${sharedCore ? ' shared' : ''} vCPU, ${ramGib} GiB, ${price}`,
      };
    });

export const databaseForm = (around: Surroundings): FormField[] => {
  const isProd = around.project.environment === 'prod';
  return [
    { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'orders', maxLength: 52 },
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
