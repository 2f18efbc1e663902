import { single } from '../../src/catalog/clouds/cloud.ts';
import { CLOUDS } from '../../src/catalog/clouds.ts';
import type { Provider } from '../../src/core/project.ts';
import { PRICING } from '../../src/cost/clouds.ts';
import { numberOf, textOf } from '../../src/cost/read.ts';
import { diskParts, machineParts } from '../../src/cost/things/machine.ts';
import { gatewayParts } from '../../src/cost/things/network.ts';
import { GENERATORS } from '../../src/generators/kinds.ts';
import { GROUNDS } from '../../src/generators/project-files.ts';
import { FACTS } from './facts.ts';
import { network, vm } from './kinds.ts';

/** A bundled cloud writes its name into `Providers`; here that would ask every table of the three for a fourth row. */
export const MEADOW = 'meadow' as string as Provider;

/* Everything that a cloud brings, a row for each place where clouds join. */

CLOUDS.join(MEADOW, {
  title: 'Meadow',
  terraform: { name: 'meadow', source: 'acme/meadow', version: '~> 1.2' },
  alsoAllowed: [],
  apis: [/api\.meadow\.example/],
  facts: () => FACTS,
  kinds: [[/^meadow_hare/, 'vm']],
  takers: { meadow_hare: single('size') },
  counted: { meadow_field: 'network.vpcs' },
});

GENERATORS.join(MEADOW, [vm, network]);

GROUNDS.join(MEADOW, { provider: ({ region }) => [['part', region]] });

PRICING.join(MEADOW, {
  kinds: {
    vm: ({ settings, place }) => [
      ...machineParts(place, { type: textOf(settings, 'machine_type') }),
      ...diskParts(place, { type: 'turf', gb: numberOf(settings, 'boot_disk_gb') }),
    ],
    network: ({ settings, place }) => (settings.nat === true ? gatewayParts(place) : []),
  },
  types: {
    provider: MEADOW,
    regionOf: (values) => textOf(values, 'part'),
    pricers: { meadow_hare: (values, { place }) => machineParts(place, { type: textOf(values, 'size') }) },
    free: new Set(['meadow_fence']),
  },
});
