import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../../src/catalog/clouds.ts';
import { toCents } from '../../src/catalog/prices.ts';
import type { Json } from '../../src/core/json.ts';
import { KINDS } from '../../src/core/request.ts';
import { estimateResource } from '../../src/cost/estimate.ts';
import { costingsOfPlan, costOfPlan } from '../../src/cost/plan-cost.ts';
import { creating } from './plans.ts';

const REGIONS = ['us-central1', 'us-east-1', 'eastus', 'il-central-1', 'nowhere'];
const NAMES = [
  'machine_type',
  'node_type',
  'class',
  'engine',
  'storage_gb',
  'boot_disk_gb',
  'boot_disk_type',
  'spot',
  'nodes',
]
  .concat(['nat', 'public', 'ports', 'replicas', 'extra_disks', 'autoscaling', 'instance_type', 'size', 'settings'])
  .concat(['root_block_device', 'os_disk', 'default_node_pool', 'node_config', 'scaling_config', 'location', 'zone']);
const WORDS = [
  'm7i.large',
  'e2-medium',
  'Standard_D2s_v5',
  'gp3',
  'pd-balanced',
  'postgres',
  'db.m6g.large',
  'constructor',
  '',
];
const TYPES = ['google_compute_instance', 'google_sql_database_instance', 'google_container_node_pool', 'aws_instance']
  .concat([
    'aws_lb',
    'aws_db_instance',
    'aws_eks_node_group',
    'azurerm_linux_virtual_machine',
    'azurerm_kubernetes_cluster',
  ])
  .concat([
    'azurerm_application_gateway',
    'azurerm_lb_rule',
    'google_compute_forwarding_rule',
    'what_is_this',
    '__proto__',
  ]);

const { tree: anything } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(...WORDS, true, false, null, 0, -1, 3, 50, 1e12),
    fc.array(tie('tree'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('tree'), { maxKeys: 4 }),
  ),
}));
const values = fc.dictionary(fc.constantFrom(...NAMES), anything, { maxKeys: 8 });

const sum = (numbers: readonly number[]) => toCents(numbers.reduce((total, one) => total + one, 0));

describe('whatever is priced', () => {
  it('a request costs what its lines add up to; a line is a quantity at a price, and nothing costs below nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...providers()),
        fc.constantFrom(...KINDS),
        fc.constantFrom(...REGIONS),
        values,
        (provider, kind, region, settings) => {
          const estimate = estimateResource({ kind, name: 'x', settings }, { provider, region });
          expect(estimate.monthlyUsd).toBe(sum(estimate.lines.map(({ monthlyUsd }) => monthlyUsd)));
          for (const { quantity, unitUsd, monthlyUsd, hourlyUsd } of estimate.components) {
            expect(monthlyUsd).toBe(toCents(quantity * unitUsd));
            expect(hourlyUsd).toBeCloseTo((quantity * unitUsd) / 730, 6);
            expect(unitUsd).toBeGreaterThan(0);
            expect(quantity).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('a plan costs what its lines add up to, and a line what its components do', () => {
    const resources = fc.array(fc.record({ type: fc.constantFrom(...TYPES), values }), { maxLength: 6 });
    fc.assert(
      fc.property(resources, fc.constantFrom(...REGIONS), (planned, region) => {
        const plan = creating(planned);
        const cost = costOfPlan(plan, { region });
        const details = costingsOfPlan(plan, { region });
        expect(cost.afterUsd).toBe(sum(cost.lines.map(({ afterUsd }) => afterUsd)));
        expect(cost.lines.map(({ address }) => address)).toEqual(details.map(({ address }) => address));
        for (const [at, { after }] of details.entries())
          expect(cost.lines[at]?.afterUsd).toBe(sum(after?.components.map(({ monthlyUsd }) => monthlyUsd) ?? []));
      }),
    );
  });

  it('a type that has no row is always named, and never a price', () => {
    const known = /^(google|aws|azurerm|random|time|tls|null|terraform)_/;
    const type = fc.stringMatching(/^[a-z]{3,9}_[a-z_]{1,20}$/).filter((word) => !known.test(word));
    fc.assert(
      fc.property(type, values, (unheardOf, its) => {
        const { afterUsd, unpriced } = costOfPlan(creating([{ type: unheardOf, values: its }]), {
          region: 'us-east-1',
        });
        expect({ afterUsd, unpriced }).toEqual({ afterUsd: 0, unpriced: [`${unheardOf}.r0`] });
      }),
    );
  });
});
