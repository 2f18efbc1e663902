import { families, typesForMenu } from '../../catalog/machines.ts';
import type { MachineType } from '../../catalog/model.ts';
import { hourlyUsd, monthly } from '../../catalog/prices.ts';
import type { Menu, Option } from '../forms.ts';
import type { ProjectFacts } from '../kind.ts';

type Place = Pick<ProjectFacts, 'provider' | 'region'>;

const priceOf = ({ provider, region }: Place, type: string): string => {
  const hourly = hourlyUsd(provider, region, type);
  return hourly === undefined ? 'no known price' : `$${monthly(hourly).toFixed(2)} a month`;
};

/** First the family, then the type in it, each with its price. */
export function machineMenu(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined {
  if (answers.machine_type) return undefined;
  if (answers.family)
    return { id: 'machine_type', label: 'Machine type', options: typeOptions(project, answers.family) };
  return { id: 'family', label: 'Machine family', options: familyOptions(project) };
}

const familyOptions = (place: Place): Option[] =>
  families(place.provider, place.region).map(({ id, title }) => {
    const [cheapest] = typesForMenu(place.provider, place.region, id);
    const from = cheapest ? `${title}, from ${priceOf(place, cheapest.id)}` : title;
    return { value: id, label: id.toUpperCase(), description: from };
  });

const typeOptions = (place: Place, family: string): Option[] =>
  typesForMenu(place.provider, place.region, family).map((type) => ({
    value: type.id,
    label: type.id,
    description: `${sizeText(type)}, ${priceOf(place, type.id)}`,
  }));

const sizeText = ({ vcpus, ramGib, sharedCore, gpu }: MachineType): string =>
  `${vcpus}${sharedCore ? ' shared' : ''} vCPU, ${ramGib} GiB${gpu ? `, ${gpu}` : ''}`;
