import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/core/explain.ts';
import { newDeployId, parseDeployId, parseProjectId, parseRepo } from '../../src/core/ids.ts';
import { canonicalJson, type Json } from '../../src/core/json.ts';
import { sameness } from '../../src/core/person.ts';
import { stateIdOf } from '../../src/core/project.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { applyDeltas, fingerprint, type Resource } from '../../src/core/request.ts';
import { aProject, discordPerson, githubPerson } from '../fakes/words.ts';

describe('a deploy id', () => {
  it('is four characters that people can say, and reads back however they type it', () => {
    for (let i = 0; i < 200; i++) {
      const id = newDeployId();
      expect(parseDeployId(` ${id.toLowerCase()} `)).toBe(id);
    }
  });
  it.each([
    ['7f3k', '7F3K'],
    ['oIl0', '0110'],
    ['7F3', undefined],
    ['7F3KK', undefined],
    ['7F3U', undefined],
    ['../x', undefined],
  ])('reads %s as %s', (text, id) => {
    expect(parseDeployId(text)).toBe(id);
  });
});

describe('names', () => {
  it.each(['web-prod', 'ab', 'a1-b2'])('takes %s as a project id', (id) => expect(parseProjectId(id)).toBe(id));
  it.each(['', 'a', 'Web', '-web', 'web_prod', '../etc', 'a'.repeat(40), 'web prod', 'wéb'])(
    'refuses "%s" as a project id',
    (id) => expect(parseProjectId(id)).toBeUndefined(),
  );
  it.each(['acme/..', 'acme', 'acme/a/b', '/a', 'acme/a b', '-a/b'])('refuses "%s" as a repository', (name) =>
    expect(parseRepo(name)).toBeUndefined(),
  );
});

describe('canonical JSON', () => {
  it('gives equal text for equal values, whatever the order of their keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shuffled = JSON.parse(JSON.stringify(value), (_, field: unknown) =>
          field && typeof field === 'object' && !Array.isArray(field)
            ? Object.fromEntries(Object.entries(field).reverse())
            : field,
        ) as Json;
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value as Json));
        expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('whether two acts were of one person', () => {
  const ana = discordPerson('ana');
  it.each([
    { does: 'is sure of one surface, same id', a: ana, b: { ...ana, name: 'renamed' }, is: 'same' },
    { does: 'is sure of one surface, other id', a: ana, b: discordPerson('bo'), is: 'different' },
    { does: 'does not guess across surfaces', a: ana, b: githubPerson('ana'), is: 'unknown' },
    { does: 'believes a link', a: { ...ana, linked: 'ana' }, b: githubPerson('ana'), is: 'same' },
    { does: 'believes a link to somebody else', a: { ...ana, linked: 'zed' }, b: githubPerson('ana'), is: 'different' },
  ])('$does', ({ a, b, is }) => expect(sameness(a, b)).toBe(is));
});

describe('the identity of a state', () => {
  it('is that of the address, not of the name', () => {
    expect(stateIdOf(aProject({ name: 'other', description: 'x' }))).toBe(stateIdOf(aProject()));
    expect(stateIdOf(aProject({ directory: 'projects/other' }))).not.toBe(stateIdOf(aProject()));
  });
});

describe('a request, applied to a project', () => {
  const vm = (name: string, size = 'e2-small'): Resource => ({ kind: 'vm', name, settings: { machine_type: size } });
  it('adds, changes and removes, and keeps the order of what stays', () => {
    const after = applyDeltas(
      [vm('a'), vm('b'), vm('c')],
      [
        { do: 'change', resource: vm('b', 'e2-medium'), was: fingerprint(vm('b')) },
        { do: 'remove', kind: 'vm', name: 'a', was: fingerprint(vm('a')) },
        { do: 'add', resource: vm('d') },
      ],
    );
    expect(after).toEqual([vm('b', 'e2-medium'), vm('c'), vm('d')]);
  });
  it('says everything that no longer fits, not only the first', () => {
    const stale = () =>
      applyDeltas(
        [vm('a', 'e2-medium'), vm('b')],
        [
          { do: 'change', resource: vm('a'), was: fingerprint(vm('a')) },
          { do: 'remove', kind: 'vm', name: 'z', was: fingerprint(vm('z')) },
          { do: 'add', resource: vm('b') },
        ],
      );
    expect(stale).toThrow(
      new Refusal(
        { code: 'changed-since', resource: 'vm-a' },
        { code: 'gone', resource: 'vm-z' },
        { code: 'exists', resource: 'vm-b' },
      ),
    );
  });
});

describe('explain', () => {
  it('names the numbers of a quota and the way on', () => {
    const { what, wayOn } = explain({
      code: 'quota-exceeded',
      what: 'vCPU',
      unit: '',
      limit: 24,
      used: 16,
      reserved: 4,
      wanted: 8,
    });
    expect(what).toContain('24 vCPU');
    expect(what).toContain('16 in use and 4 reserved');
    expect(what).toContain('8 more');
    expect(wayOn).toContain('raise the quota');
  });
});
