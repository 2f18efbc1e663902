import { databaseClasses, databaseQuote } from '../../catalog/databases.ts';
import { monthly } from '../../catalog/prices.ts';
import { networkField } from '../forms/network-field.ts';
import type { FormField, Menu, Option } from '../forms.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { ENGINES } from '../models/database.ts';

const TITLES: Readonly<Record<(typeof ENGINES)[number], string>> = { postgres: 'PostgreSQL', mysql: 'MySQL' };

/** The class, each with its price; it is the same for both engines. */
export const databaseMenu = (project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined =>
  answers.class ? undefined : { id: 'class', label: 'Class', options: classOptions(project) };

const classOptions = ({ provider, region }: ProjectFacts): Option[] =>
  databaseClasses(provider, 'postgres')
    .filter(({ id }) => /^db-(?:custom|f1|g1)/.test(id))
    .slice(0, 25)
    .map(({ id, vcpus, ramGib, sharedCore }) => {
      const quote = databaseQuote(provider, region, id, 'postgres');
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
