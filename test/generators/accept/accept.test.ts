import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import { applyDeltas, type Resource } from '../../../src/core/request.ts';
import { acceptanceOf } from '../../../src/generators/accept/accept.ts';
import type { StateResource } from '../../../src/generators/adopt/state.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { richState, type Values } from '../adopt/samples.ts';
import * as aws from '../aws/everything.ts';
import * as azure from '../azure/everything.ts';
import * as gcp from '../gcp/everything.ts';

const CLOUDS = { gcp, aws, azure };
type Cloud = keyof typeof CLOUDS;

/** What somebody did outside, by terraform's address: other values, or nothing left. */
type Outside = Readonly<Record<string, Values | null>>;

const toJson = ({ address, type, values, secrets }: StateResource) => ({
  ...{ address, type, mode: 'managed', name: address.split('.')[1] ?? '' },
  ...{ values, sensitive_values: secrets },
});

/** The plan that only refreshes, with what it found. */
function refreshed(state: readonly StateResource[], outside: Outside): Json {
  const after = state.flatMap((one): StateResource[] => {
    const change = outside[one.address];
    if (change === null) return [];
    return [{ ...one, values: { ...one.values, ...change } }];
  });
  const drifted = state.filter(({ address }) => address in outside);
  return {
    format_version: '1.2',
    resource_drift: drifted.map((one) => ({
      ...toJson(one),
      change: {
        ...(outside[one.address] === null
          ? { actions: ['delete'], after: null }
          : { actions: ['update'], after: { ...one.values, ...outside[one.address] } }),
        before: one.values,
        before_sensitive: one.secrets,
      },
    })),
    prior_state: { format_version: '1.0', values: { root_module: { resources: after.map(toJson) } } },
  } as unknown as Json;
}

const facts = (cloud: Cloud): { project: ProjectFacts; resources: readonly Resource[] } => ({
  project: CLOUDS[cloud].PROD,
  resources: CLOUDS[cloud].RICH,
});

/** What becomes of a project, as `kind-name: setting -> value` in short. */
function accepted(cloud: Cloud, outside: Outside) {
  const around = facts(cloud);
  const { deltas, byHand } = acceptanceOf(refreshed(richState(cloud), outside), around);
  const after = applyDeltas(around.resources, deltas);
  const settings = (of: readonly Resource[], key: string) =>
    of.find(({ kind, name }) => `${kind}-${name}` === key)?.settings;
  const said = deltas.map((delta) => {
    if (delta.do !== 'change') return `${delta.do} ${delta.do === 'remove' ? `${delta.kind}-${delta.name}` : ''}`;
    const key = `${delta.resource.kind}-${delta.resource.name}`;
    const was = settings(around.resources, key) ?? {};
    const differing = Object.entries(settings(after, key) ?? {}).filter(
      ([name, value]) => JSON.stringify(was[name]) !== JSON.stringify(value),
    );
    return { [key]: Object.fromEntries(differing) };
  });
  return { said, byHand };
}

describe('what was changed outside, said in resource files', () => {
  it.each<{ does: string; cloud: Cloud; outside: Outside; said: unknown[] }>([
    {
      does: 'another machine type',
      cloud: 'gcp',
      outside: { 'google_compute_instance.web': { machine_type: 'n2-standard-4' } },
      said: [{ 'vm-web': { machine_type: 'n2-standard-4' } }],
    },
    {
      does: 'another machine type on AWS',
      cloud: 'aws',
      outside: { 'aws_instance.batch': { instance_type: 'c6i.2xlarge' } },
      said: [{ 'vm-batch': { machine_type: 'c6i.2xlarge' } }],
    },
    {
      does: 'another size on Azure',
      cloud: 'azure',
      outside: { 'azurerm_linux_virtual_machine.web': { size: 'Standard_D4ps_v5' } },
      said: [{ 'vm-web': { machine_type: 'Standard_D4ps_v5' } }],
    },
    {
      does: 'a larger disk, which is a part of a machine',
      cloud: 'gcp',
      outside: { 'google_compute_disk.web-data': { size: 300 } },
      said: [
        {
          'vm-web': {
            extra_disks: [
              { name: 'data', gb: 300, type: 'pd-balanced' },
              { name: 'logs', gb: 50, type: 'pd-standard' },
            ],
          },
        },
      ],
    },
    {
      does: 'a machine in another region',
      cloud: 'gcp',
      outside: { 'google_compute_instance.far_us_east1': { machine_type: 'e2-medium' } },
      said: [{ 'vm-far': { machine_type: 'e2-medium' } }],
    },
    {
      does: 'a storage class',
      cloud: 'gcp',
      outside: { 'google_storage_bucket.uploads': { storage_class: 'NEARLINE' } },
      said: [{ 'bucket-uploads': { class: 'NEARLINE' } }],
    },
  ])('$does', ({ cloud, outside, said }) => {
    expect(accepted(cloud, outside)).toEqual({ said, byHand: [] });
  });

  it('what the cloud computes by itself is nobody’s to write', () => {
    const outside = { 'google_compute_instance.web': { label_fingerprint: 'other', cpu_platform: 'Intel Ice Lake' } };
    expect(accepted('gcp', outside)).toEqual({ said: [], byHand: [] });
  });

  it('what no setting says is listed, beside what one does', () => {
    const outside = {
      'google_compute_instance.web': { machine_type: 'n2-standard-4', can_ip_forward: true },
    };
    const { said, byHand } = accepted('gcp', outside);
    expect(said).toEqual([{ 'vm-web': { machine_type: 'n2-standard-4' } }]);
    expect(byHand).toEqual([{ at: 'google_compute_instance.web', why: 'no setting says its can_ip_forward' }]);
  });

  it('a thing that is gone is taken out, unless something else needs it', () => {
    expect(accepted('gcp', { 'google_storage_bucket.uploads': null })).toEqual({
      said: ['remove bucket-uploads'],
      byHand: [],
    });
    const { said, byHand } = accepted('gcp', { 'google_compute_instance.web': null });
    expect(said).toEqual([]);
    expect(byHand).toEqual([{ at: 'vm-web', why: expect.stringContaining('web') }]);
  });

  it('a part that is gone and that no setting leaves out is listed', () => {
    const { said, byHand } = accepted('gcp', { 'google_compute_disk.web-data': null });
    expect(said).toEqual([]);
    expect(byHand).toEqual([{ at: 'vm-web', why: expect.stringContaining('is not in this state') }]);
  });

  it('a secret is written nowhere', () => {
    const outside = { 'google_compute_instance.web': { metadata: { 'startup-script': 'curl [redacted]' } } };
    const { said, byHand } = accepted('gcp', outside);
    expect(said).toEqual([]);
    expect(byHand).toEqual([{ at: 'vm-web', why: expect.stringContaining('secret') }]);
  });

  it('what stands in a file of a person is theirs', () => {
    const stranger: StateResource = {
      address: 'google_pubsub_topic.own',
      type: 'google_pubsub_topic',
      values: { name: 'own' },
      secrets: {},
    };
    const plan = refreshed([...richState('gcp'), stranger], { 'google_pubsub_topic.own': { name: 'other' } });
    const { deltas, byHand } = acceptanceOf(plan, facts('gcp'));
    expect([deltas, byHand.map(({ at }) => at)]).toEqual([[], ['google_pubsub_topic.own']]);
  });

  it.each<Cloud>(['gcp', 'aws', 'azure'])(
    'whatever somebody changes on %s, no other resource of the project is',
    (cloud) => {
      const state = richState(cloud);
      for (const { address, values } of state.filter((_, n) => n % 5 === 0)) {
        const other = Object.entries(values).flatMap(([key, value]): [string, Json][] =>
          typeof value === 'number' ? [[key, value + 1]] : typeof value === 'boolean' ? [[key, !value]] : [],
        );
        const { deltas } = acceptanceOf(refreshed(state, { [address]: Object.fromEntries(other) }), facts(cloud));
        expect(deltas.length).toBeLessThanOrEqual(1);
      }
    },
  );
});
