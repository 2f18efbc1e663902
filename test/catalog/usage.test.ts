import { describe, expect, it } from 'vitest';
import { sizesOfPlan, usageOf, usageOfPlan } from '../../src/catalog/usage.ts';
import type { Json } from '../../src/core/json.ts';
import { parsePlanJson } from '../../src/core/plan-json/parse.ts';
import { sumUsage, totalOf, type Usage, usage as usageWith } from '../../src/core/quota.ts';
import { recorded } from '../core/plan-json/plans.ts';
import { machines } from '../fakes/limits.ts';
import { aNetwork, aVm, SHOP } from '../generators/samples.ts';

const machine = (address: string, machine_type?: string): Json => ({
  address,
  mode: 'managed',
  type: 'google_compute_instance',
  values: machine_type === undefined ? {} : { machine_type },
});
const planOf = (before: Json[], after: Json[]) =>
  parsePlanJson({
    format_version: '1.2',
    prior_state: { values: { root_module: { resources: before } } },
    planned_values: { root_module: { child_modules: [{ resources: after }] } },
  });

const HERE = () => 'us-central1';
const numbers = (usage: Usage) => [usage['compute.instances'], usage['compute.cpus'], usage['compute.ram_gb']];
const all = (holdings: readonly { usage: Usage }[]) => sumUsage(holdings.map(({ usage }) => usage));

describe('what a request takes of the quota', () => {
  it('is the machine, in each of its regions', () => {
    expect(usageOf(aVm(), SHOP)).toEqual({ [SHOP.region]: machines(1, 2, 4) });
    expect(totalOf(usageOf(aVm('web', { machine_type: 'n2-custom-6-10240' }), SHOP))).toEqual(machines(1, 6, 10));
    expect(usageOf({ ...aVm(), settings: { ...aVm().settings, regions: ['us-central1', 'us-east1'] } }, SHOP)).toEqual({
      'us-central1': machines(1, 2, 4),
      'us-east1': machines(1, 2, 4),
    });
  });

  it('is still a machine where the type is one nobody knows', () => {
    const huge = { kind: 'vm' as const, name: 'x', settings: { machine_type: 'huge' } };
    expect(totalOf(usageOf(huge, SHOP))).toEqual(machines(1));
  });

  it.each([
    [aNetwork(), { 'network.vpcs': 1, resources: 1 }],
    [
      { kind: 'bucket', name: 'files', settings: {} },
      { 'storage.buckets': 1, resources: 1 },
    ],
    [
      { kind: 'load_balancer', name: 'front', settings: {} },
      { 'network.load_balancers': 1, resources: 1 },
    ],
    [
      { kind: 'database', name: 'main', settings: { replicas: 2 } },
      { 'database.instances': 3, resources: 3 },
    ],
    [{ kind: 'firewall', name: 'web', settings: {} }, {}],
  ] as const)('is one thing of its own kind for %j', (resource, expected) => {
    expect(totalOf(usageOf(resource, SHOP))).toEqual(usageWith(expected));
  });
});

describe('what a plan takes of the quota', () => {
  it.each([
    { plan: 'create', before: [0, 0, 0], after: [1, 2, 4], added: [1, 2, 4] },
    { plan: 'unchanged', before: [1, 2, 4], after: [1, 2, 4], added: [0, 0, 0] },
    { plan: 'resize', before: [1, 2, 4], after: [1, 4, 16], added: [0, 2, 12] },
    { plan: 'replace', before: [1, 2, 4], after: [1, 2, 4], added: [0, 0, 0] },
    { plan: 'remove-vm', before: [1, 2, 4], after: [0, 0, 0], added: [0, 0, 0] },
  ] as const)('$plan', ({ plan, ...expected }) => {
    const usage = usageOfPlan(parsePlanJson(recorded(plan)), HERE);
    expect({
      before: numbers(all(usage.before)),
      after: numbers(all(usage.after)),
      added: numbers(totalOf(usage.added)),
    }).toEqual(expected);
  });

  it('counts machines of modules, and names those whose size nobody knows', () => {
    const usage = usageOfPlan(
      planOf([], [machine('module.m.a', 'e2-small'), machine('module.m.b', 'x9-huge'), machine('module.m.c')]),
      HERE,
    );
    expect(all(usage.after)).toEqual(machines(3, 2, 2));
    expect(usage.unknown).toEqual(['module.m.b', 'module.m.c']);
  });

  it('frees nothing: one machine less does not pay for a larger one', () => {
    const usage = usageOfPlan(
      planOf([machine('a', 'e2-small'), machine('b', 'e2-small')], [machine('a', 'e2-standard-8')]),
      HERE,
    );
    expect(totalOf(usage.added)).toEqual(machines(0, 4, 28));
  });

  it('counts each region by itself, so that a move to another one takes of both until it is applied', () => {
    const regionOf = ({ values = {} }: { values?: { [key: string]: unknown } | undefined }) => String(values.zone);
    const at = (zone: string): Json => ({
      ...(machine('a', 'e2-small') as object),
      values: { machine_type: 'e2-small', zone },
    });
    expect(usageOfPlan(planOf([at('here')], [at('there')]), regionOf).added).toEqual({
      here: machines(0),
      there: machines(1, 2, 2),
    });
  });
});

describe('what machines of each cloud take', () => {
  const planned = (type: string, values: { [key: string]: Json }) => {
    const plan = planOf([], [{ address: 'it', mode: 'managed', type, values }]);
    return { usage: all(usageOfPlan(plan, HERE).after), size: sizesOfPlan(plan).get('it') };
  };
  const pool = { node_config: [{ machine_type: 'e2-standard-4' }] };

  it.each([
    ['aws_instance', { instance_type: 'm7i.xlarge' }, [1, 4, 16], 'medium'],
    ['aws_instance', {}, [1, 0, 0], 'unknown'],
    ['azurerm_linux_virtual_machine', { size: 'Standard_D8s_v5' }, [1, 8, 32], 'large'],
    ['google_compute_instance', { machine_type: 'e2-medium' }, [1, 2, 4], 'small'],
    ['google_container_node_pool', { ...pool, node_count: 2, node_locations: ['a', 'b', 'c'] }, [6, 24, 96], undefined],
    ['google_container_node_pool', { ...pool, autoscaling: [{ total_max_node_count: 5 }] }, [5, 20, 80], undefined],
    ['aws_eks_node_group', { instance_types: ['m7i.large'], scaling_config: [{ max_size: 3 }] }, [3, 6, 24], undefined],
    [
      'azurerm_kubernetes_cluster',
      { default_node_pool: [{ vm_size: 'Standard_D2s_v5', node_count: 2 }] },
      [2, 4, 16],
      undefined,
    ],
    ['azurerm_kubernetes_cluster_node_pool', { vm_size: 'Standard_D2s_v5', max_count: 4 }, [4, 8, 32], undefined],
    ['aws_autoscaling_group', { max_size: 4 }, [4, 0, 0], undefined],
    ['azurerm_linux_virtual_machine_scale_set', { sku: 'Standard_D2s_v5', instances: 2 }, [2, 4, 16], undefined],
    ['aws_security_group', {}, [0, 0, 0], undefined],
  ] as const)('%s %j', (type, values, [instances, vcpus, ramGib], size) => {
    const { usage, size: found } = planned(type, values as unknown as { [key: string]: Json });
    expect({ taken: numbers(usage), size: found }).toEqual({ taken: [instances, vcpus, ramGib], size });
  });

  it.each([
    ['aws_instance', { resources: 1 }],
    ['aws_eks_cluster', { resources: 1 }],
    ['aws_eks_node_group', { resources: 0 }],
    ['aws_db_instance', { 'database.instances': 1, resources: 1 }],
    ['google_sql_database_instance', { 'database.instances': 1, resources: 1 }],
    ['azurerm_postgresql_flexible_server', { 'database.instances': 1, resources: 1 }],
    ['google_storage_bucket', { 'storage.buckets': 1, resources: 1 }],
    ['azurerm_storage_container', { 'storage.buckets': 1, resources: 1 }],
    ['azurerm_virtual_network', { 'network.vpcs': 1, resources: 1 }],
    ['aws_lb', { 'network.load_balancers': 1, resources: 1 }],
    ['google_compute_forwarding_rule', { 'network.load_balancers': 1, resources: 1 }],
    ['azurerm_kubernetes_cluster', { resources: 1 }],
  ])('%s counts as %j', (type, expected) => {
    expect(planned(type, {}).usage).toMatchObject(expected);
  });

  it.each([
    [{ node_type: 'm7i.large', nodes: 3 }, [3, 6, 24]],
    [{ node_type: 'm7i.large', nodes: 3, autoscaling: { min: 1, max: 5 } }, [5, 10, 40]],
    [{ node_type: 'unheard-of', nodes: 3 }, [3, 0, 0]],
  ])('a requested cluster with %j', (settings, [instances, vcpus, ramGib]) => {
    const cluster = { kind: 'cluster' as const, name: 'x', settings };
    const usage = totalOf(usageOf(cluster, { provider: 'aws', region: 'us-east-1' }));
    expect(usage).toEqual(machines(instances as number, vcpus, ramGib, 1));
  });
});
