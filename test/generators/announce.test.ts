import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/core/request.ts';
import { announce } from '../../src/generators/announce.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import { aProject } from '../fakes/words.ts';

const project = aProject();
const make = (kind: Resource['kind'], name: string, settings: Record<string, unknown>) =>
  checkedResource(project, kind, name, settings);
const network = make('network', 'main', {});
const web = (machine_type: string, more: Record<string, unknown> = {}) =>
  make('vm', 'web', { network: 'main', machine_type, ...more });

describe('what a change of settings is announced to do', () => {
  it('is said setting by setting, gravest first, and a removal with what depends on it', () => {
    expect(announce([network, web('e2-small')], [], project)).toMatchObject([
      { of: 'network main', effect: 'removed', dependents: ['vm web'] },
      { of: 'vm web', effect: 'removed' },
    ]);
    const after = web('e2-medium', { tags: 'http', zone: 'us-central1-b' });
    expect(announce([network, web('e2-small')], [network, after], project)).toMatchObject([
      { of: 'vm web', setting: 'zone', effect: 'data loss' },
      { of: 'vm web', setting: 'machine_type', effect: 'restart' },
      { of: 'vm web', setting: 'tags', effect: 'in place' },
    ]);
  });

  it('is nothing where resources are only added, or nothing changes', () => {
    expect(announce([network], [network, web('e2-small')], project)).toEqual([]);
    expect(announce([network, web('e2-small')], [web('e2-small'), network], project)).toEqual([]);
  });
});
