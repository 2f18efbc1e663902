import { describe, expect, it } from 'vitest';
import { sizesOfPlan, usageOf, usageOfPlan } from '../../src/catalog/usage.ts';
import type { Json } from '../../src/core/json.ts';
import { parsePlanJson } from '../../src/core/plan-json/parse.ts';
import { recorded } from '../core/plan-json/plans.ts';
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

describe('what a request takes of the quota', () => {
  it('is the machine, and nothing for a network', () => {
    expect(usageOf(aVm(), SHOP)).toEqual({ instances: 1, vcpus: 2, ramGib: 4 });
    expect(usageOf(aVm('web', { machine_type: 'n2-custom-6-10240' }), SHOP)).toEqual({
      instances: 1,
      vcpus: 6,
      ramGib: 10,
    });
    expect(usageOf({ ...aVm(), settings: { ...aVm().settings, regions: ['us-central1', 'us-east1'] } }, SHOP)).toEqual({
      instances: 2,
      vcpus: 4,
      ramGib: 8,
    });
    expect(usageOf(aNetwork(), SHOP)).toEqual({ instances: 0, vcpus: 0, ramGib: 0 });
  });

  it('is still a machine where the type is one nobody knows', () => {
    expect(usageOf({ kind: 'vm', name: 'x', settings: { machine_type: 'huge' } }, SHOP)).toEqual({
      instances: 1,
      vcpus: 0,
      ramGib: 0,
    });
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
    const usage = usageOfPlan(parsePlanJson(recorded(plan)));
    const numbers = ({ instances, vcpus, ramGib }: typeof usage.after) => [instances, vcpus, ramGib];
    expect({ before: numbers(usage.before), after: numbers(usage.after), added: numbers(usage.added) }).toEqual(
      expected,
    );
  });

  it('counts machines of modules, and names those whose size nobody knows', () => {
    const usage = usageOfPlan(
      planOf([], [machine('module.m.a', 'e2-small'), machine('module.m.b', 'x9-huge'), machine('module.m.c')]),
    );
    expect(usage.after).toEqual({ instances: 3, vcpus: 2, ramGib: 2 });
    expect(usage.unknown).toEqual(['module.m.b', 'module.m.c']);
  });

  it('frees nothing: one machine less does not pay for a larger one', () => {
    const usage = usageOfPlan(
      planOf([machine('a', 'e2-small'), machine('b', 'e2-small')], [machine('a', 'e2-standard-8')]),
    );
    expect(usage.added).toEqual({ instances: 0, vcpus: 4, ramGib: 28 });
  });
});

describe('what machines of each cloud take', () => {
  const planned = (type: string, values: { [key: string]: Json }) => {
    const plan = planOf([], [{ address: 'it', mode: 'managed', type, values }]);
    return { usage: usageOfPlan(plan).after, size: sizesOfPlan(plan).get('it') };
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
    ['aws_s3_bucket', {}, [0, 0, 0], undefined],
  ] as const)('%s %j', (type, values, [instances, vcpus, ramGib], size) => {
    expect(planned(type, values as unknown as { [key: string]: Json })).toEqual({
      usage: { instances, vcpus, ramGib },
      size,
    });
  });

  it.each([
    [{ node_type: 'm7i.large', nodes: 3 }, [3, 6, 24]],
    [{ node_type: 'm7i.large', nodes: 3, autoscaling: { min: 1, max: 5 } }, [5, 10, 40]],
    [{ node_type: 'unheard-of', nodes: 3 }, [3, 0, 0]],
  ])('a requested cluster with %j', (settings, [instances, vcpus, ramGib]) => {
    expect(usageOf({ kind: 'cluster', name: 'x', settings }, { provider: 'aws', region: 'us-east-1' })).toEqual({
      instances,
      vcpus,
      ramGib,
    });
  });
});
