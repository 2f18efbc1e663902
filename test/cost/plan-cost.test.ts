import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import { parsePlanJson } from '../../src/core/plan-json/parse.ts';
import { costOfPlan } from '../../src/cost/plan-cost.ts';
import { recorded } from '../core/plan-json/plans.ts';

const SHOP = { region: 'us-central1' };
const cost = (plan: Json) => costOfPlan(parsePlanJson(plan), SHOP);
const created = (...resources: { type: string; values: { [key: string]: Json } }[]): Json => ({
  format_version: '1.2',
  planned_values: {
    root_module: {
      resources: resources.map((one, at) => ({ address: `${one.type}.r${at}`, mode: 'managed', ...one })),
    },
  },
});
const machine = (values: { [key: string]: Json } = {}) => ({
  type: 'google_compute_instance',
  values: {
    machine_type: 'e2-medium',
    zone: 'us-central1-a',
    boot_disk: [{ initialize_params: [{ size: 20, type: 'pd-balanced' }] }],
    network_interface: [{}],
    ...values,
  },
});
const gateway = { type: 'google_compute_router_nat', values: { region: 'us-central1' } };

describe('the cost of a plan', () => {
  it.each([
    { plan: 'create', beforeUsd: 0, afterUsd: 27.48 },
    { plan: 'unchanged', beforeUsd: 27.48, afterUsd: 27.48 },
    { plan: 'resize', beforeUsd: 27.48, afterUsd: 100.86 },
    { plan: 'replace', beforeUsd: 27.48, afterUsd: 30.48 },
    { plan: 'remove-vm', beforeUsd: 27.48, afterUsd: 0 },
  ] as const)('of $plan goes from $beforeUsd to $afterUsd', ({ plan, ...usd }) => {
    expect(cost(recorded(plan))).toMatchObject({ ...usd, unpriced: [] });
  });

  it('has a line for everything, also for what is free', () => {
    expect(cost(recorded('create')).lines).toEqual([
      { address: 'google_compute_instance.web', beforeUsd: 0, afterUsd: 26.46 },
      { address: 'google_compute_network.app', beforeUsd: 0, afterUsd: 0 },
      { address: 'google_compute_router.app', beforeUsd: 0, afterUsd: 0 },
      { address: 'google_compute_router_nat.app', beforeUsd: 0, afterUsd: 1.02 },
      { address: 'google_compute_subnetwork.app', beforeUsd: 0, afterUsd: 0 },
    ]);
  });

  it.each([
    { what: 'a spot machine', resource: machine({ scheduling: [{ provisioning_model: 'SPOT' }] }), usd: 16.68 },
    { what: 'an old preemptible machine', resource: machine({ scheduling: [{ preemptible: true }] }), usd: 16.68 },
    {
      what: 'a machine with a public address',
      resource: machine({ network_interface: [{ access_config: [{}] }] }),
      usd: 30.11,
    },
    { what: 'a machine in another region', resource: machine({ zone: 'europe-west3-b' }), usd: 33.91 },
    {
      what: 'a disk',
      resource: { type: 'google_compute_disk', values: { size: 100, type: 'pd-ssd', zone: 'us-central1-a' } },
      usd: 17,
    },
    {
      what: 'a disk of no named type',
      resource: { type: 'google_compute_disk', values: { size: 100, zone: 'us-central1-a' } },
      usd: 4,
    },
    { what: 'an address', resource: { type: 'google_compute_address', values: {} }, usd: 3.65 },
    {
      what: 'an inner address',
      resource: { type: 'google_compute_address', values: { address_type: 'INTERNAL' } },
      usd: 0,
    },
    { what: 'a gateway nobody uses', resource: gateway, usd: 0 },
    { what: 'a firewall', resource: { type: 'google_compute_firewall', values: {} }, usd: 0 },
  ])('prices $what', ({ resource, usd }) => {
    expect(cost(created(resource))).toMatchObject({ afterUsd: usd, unpriced: [] });
  });

  it.each([
    { what: 'a type nobody knows', resource: { type: 'google_dataflow_job', values: {} }, usd: 0 },
    { what: 'a type with an odd name', resource: { type: 'constructor', values: {} }, usd: 0 },
    { what: 'a machine that is not known yet', resource: machine({ machine_type: null }), usd: 2 },
    { what: 'a boot disk that is not known yet', resource: machine({ boot_disk: [{}] }), usd: 24.46 },
    {
      what: 'extra graphics cards',
      resource: machine({ guest_accelerator: [{ type: 'nvidia-tesla-t4', count: 1 }] }),
      usd: 26.46,
    },
  ])('never takes for free what has no price: $what', ({ resource, usd }) => {
    const { afterUsd, unpriced } = cost(created(resource));
    expect({ afterUsd, unpriced }).toEqual({ afterUsd: usd, unpriced: [`${resource.type}.r0`] });
  });

  it('counts a NAT gateway by the machines behind it, up to its highest price, however many gateways share them', () => {
    const natOf = (machines: number, gateways: number) => {
      const plan = created(
        ...Array.from({ length: machines }, () => machine()),
        ...Array.from({ length: gateways }, () => gateway),
      );
      return cost(plan)
        .lines.filter(({ address }) => address.includes('router_nat'))
        .map(({ afterUsd }) => afterUsd);
    };
    expect(natOf(3, 1)).toEqual([3.07]);
    expect(natOf(40, 1)).toEqual([32.7]);
    expect(natOf(2, 2)).toEqual([1.02, 1.02]);
  });
});
