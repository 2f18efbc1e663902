import { regions } from '../../catalog/regions.ts';
import type { Provider } from '../../core/project.ts';
import type { Menu } from '../../generators/forms.ts';

const open = (provider: Provider) => regions(provider).filter(({ access }) => access !== 'restricted');

/** Parts of the world in which a cloud has regions, as words of a custom id. */
export const areas = (provider: Provider): string[] => [...new Set(open(provider).map(({ area }) => wordOf(area)))];

/** The regions of one of them. */
export const regionMenu = (provider: Provider, area: string): Menu => ({
  id: 'region',
  label: 'Region',
  options: open(provider)
    .filter((region) => wordOf(region.area) === area)
    .slice(0, 25)
    .map(({ id, name }) => ({ value: id, label: id, description: name })),
});

const wordOf = (area: string): string => area.replaceAll(/[^A-Za-z0-9]+/g, '-');
