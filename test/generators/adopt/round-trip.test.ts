import { describe, expect, it } from 'vitest';
import { type Resource, resourceKey } from '../../../src/core/request.ts';
import { adopt } from '../../../src/generators/adopt/adopt.ts';
import { providerIn, regionIn } from '../../../src/generators/adopt/guess.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import * as aws from '../aws/everything.ts';
import * as azure from '../azure/everything.ts';
import { tfFiles } from '../files.ts';
import * as gcp from '../gcp/everything.ts';
import { richState } from './samples.ts';

/** What the clouds keep in another form: free text nowhere or cut, people as labels, names of images and firewalls as what they lead to. */
const NOT_KEPT = new Set(['purpose', 'requested_by', 'image', 'tags', 'firewalls', 'allow']);

/** Clouds keep words in an order of their own. */
const inOrder = (value: unknown): unknown =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.toSorted() : value;

const kept = ({ kind, name, settings }: Resource) => ({
  kind,
  name,
  settings: Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (NOT_KEPT.has(key) ? [] : [[key, inOrder(value)]])),
  ),
});

const byKey = (resources: readonly Resource[]) => new Map(resources.map((one) => [resourceKey(one), kept(one)]));

/** The pretend cloud has neither locks on objects nor networks made elsewhere; load balancers are not read back. */
const isReadBack = ({ kind, settings: { network, retention_days: days } }: Resource): boolean =>
  kind !== 'load_balancer' && !String(network).startsWith('existing:') && days === undefined;

describe.each<['gcp' | 'aws' | 'azure', ProjectFacts, readonly Resource[]]>([
  ['gcp', gcp.PROD, gcp.RICH],
  ['aws', aws.PROD, aws.RICH],
  ['azure', azure.PROD, azure.RICH],
])('what we made on %s, adopted', (provider, project, resources) => {
  const state = richState(provider);
  const adoption = adopt(state, project);

  it('tells of which cloud and region it is', () => {
    expect([providerIn(state), regionIn(state, provider)]).toEqual([provider, project.region]);
  });

  it('comes back with the settings it was asked for with', () => {
    const found = byKey(adoption.resources);
    for (const wanted of resources.filter(isReadBack)) {
      const settings = found.get(resourceKey(wanted))?.settings;
      const { autoscaling, nodes: _, ...rest } = kept(wanted).settings;
      // With autoscaling the number of nodes says nothing.
      expect(settings).toMatchObject(autoscaling ? { ...rest, autoscaling } : kept(wanted).settings);
    }
  });

  it('would neither change nor gain anything', () => {
    expect(adoption.changes.map(({ at, difference }) => `${at.address} ${difference.path}`)).toEqual([]);
    expect(adoption.makes).toEqual([]);
  });

  it('is written at the addresses that it moves to', () => {
    const text = Object.values(tfFiles(project, adoption.resources)).join('');
    const blocks = adoption.moves.map(({ to }) => `resource "${to.replace('.', '" "')}" {`);
    expect(blocks.filter((block) => !text.includes(block))).toEqual([]);
  });

  it('keeps its addresses, but for rules that belong to a load balancer', () => {
    const moved = adoption.moves.filter(({ from, to }) => from.address !== to).map(({ from }) => from.address);
    expect(moved).toEqual(provider === 'gcp' ? ['google_compute_firewall.front-from_google'] : []);
  });

  it('leaves alone what makes up the load balancer, and nothing else', () => {
    const left = adoption.leaves.map(({ at }) => at.address).filter((address) => !/front/.test(address));
    expect(left).toEqual([]);
  });
});
