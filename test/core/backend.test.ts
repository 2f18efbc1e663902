import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, backendSettings, parseBackend } from '../../src/core/backend.ts';
import type { Repo } from '../../src/core/ids.ts';
import { stateIdOf } from '../../src/core/project.ts';
import { Refusal } from '../../src/core/refusal.ts';

const read = (text: string, project = 'shop') => addressOf(parseBackend(text, project));
const refusalOf = (text: string): string => {
  try {
    return `accepted as ${read(text)}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return JSON.stringify(error.problems);
  }
};
const stateOf = (text: string) =>
  stateIdOf({ backend: parseBackend(text, 'shop'), repo: 'acme/infra' as Repo, directory: 'projects/shop' });

describe('the address of a state', () => {
  it.each([
    ['', 'http'],
    ['HTTP', 'http'],
    ['s3://states?region=us-east-1', 's3://states/shop/terraform.tfstate?region=us-east-1'],
    [' S3://states/team/?region=eu-west-1 ', 's3://states/team/shop/terraform.tfstate?region=eu-west-1'],
    ['s3://states/a/b.tfstate?region=us-gov-west-1', 's3://states/a/b.tfstate?region=us-gov-west-1'],
    [
      's3://states/team?compatible=true&region=us-east-1',
      's3://states/team/shop/terraform.tfstate?region=us-east-1&compatible=true',
    ],
    ['gs://states', 'gs://states/shop/default.tfstate'],
    ['gcs://states/team', 'gs://states/team/shop/default.tfstate'],
    ['gs://states/old/default.tfstate', 'gs://states/old/default.tfstate'],
    ['azurerm://Infra/acmestates/tfstate', 'azurerm://infra/acmestates/tfstate/shop/terraform.tfstate'],
    ['azurerm://infra/acmestates/tfstate/old.tfstate', 'azurerm://infra/acmestates/tfstate/old.tfstate'],
  ])('%s is %s', (typed, address) => {
    expect(read(typed)).toBe(address);
  });

  it.each([
    ['states/team', 'gs://<bucket>/<folder>'],
    ['https://states.s3.amazonaws.com/x', 's3://<bucket>/<folder>?region=us-east-1'],
    ['s3://states/team', 'it does not name one region'],
    ['s3://states?region=us-east-1&region=us-east-2', 'it does not name one region'],
    ['s3://states?region=useast1', 'a region of AWS'],
    ['s3://states?region=us-east-1&endpoint=https://evil.example', 'endpoint=https://evil.example\\" has no meaning'],
    ['s3://States?region=us-east-1', 'lower-case letters'],
    ['s3://10.0.0.1/x?region=us-east-1', '\\"10.0.0.1\\" is not a s3 bucket'],
    ['gs://states/../other', '\\"..\\" is not a folder'],
    ['gs://states//other', '\\"\\" is not a folder'],
    ['gs://states/%2e%2e', 'is not a folder'],
    ['gs://states/x?region=us-east1', 'has no meaning here'],
    ['gs://states/x#y', 'is not an address'],
    ['gs://states/terraform.tfstate', 'an object called default.tfstate'],
    ['gs://states/default.tfstate', 'in no folder'],
    ['azurerm://infra/acmestates', 'is not a container'],
    ['azurerm://infra/Acme-States/tf', 'is not a storage account'],
    [`gs://states/${'abcdefghi/'.repeat(60)}`, 'at most 500'],
  ])('%s is refused: %s', (typed, says) => {
    expect(refusalOf(typed)).toContain(says);
  });

  it('is the same state, with the same lock, however it is written', () => {
    const same = ['s3://states/shop/terraform.tfstate?region=us-east-1', 'S3://states/?region=eu-west-1'];
    expect(new Set(same.map(stateOf)).size).toBe(1);
    expect(stateOf('gs://states')).toBe(stateOf('gcs://states/shop/default.tfstate'));
    expect(stateOf('azurerm://infra/acme/tfs')).toBe(stateOf('azurerm://OTHER/acme/tfs/shop/terraform.tfstate'));
    const others = [
      '',
      'gs://states',
      'gs://states/x',
      's3://states?region=us-east-1',
      'azurerm://g/acc/tfs',
      'gs://s-2',
    ];
    expect(new Set(others.map(stateOf)).size).toBe(others.length);
  });

  const name = fc.stringMatching(/^[a-z0-9]{3,12}$/);
  const address = fc.oneof(
    fc.tuple(name, fc.array(name, { maxLength: 3 })).map(([bucket, path]) => `gs://${[bucket, ...path].join('/')}`),
    fc
      .tuple(name, fc.array(name, { maxLength: 3 }), fc.constantFrom('us-east-1', 'eu-west-1&compatible=true'))
      .map(([bucket, path, rest]) => `s3://${[bucket, ...path].join('/')}?region=${rest}`),
    fc.tuple(name, name, name, name).map((parts) => `azurerm://${parts.join('/')}`),
  );
  it('reads back as itself, for whatever project', () => {
    fc.assert(
      fc.property(address, name, (typed, project) => {
        const backend = parseBackend(typed, project);
        expect(parseBackend(addressOf(backend), 'another')).toEqual(backend);
      }),
    );
  });

  it('never carries more than plain words into a setting, whatever is typed', () => {
    const piece = fc.oneof(
      name,
      fc.string(),
      fc.constantFrom('/', '..', '?', '&', 'region=', '$\u007bx}', '"', '\n', '%2f'),
    );
    const typed = fc
      .tuple(fc.constantFrom('s3://', 'gs://', 'azurerm://', ''), fc.array(piece, { maxLength: 8 }))
      .map(([scheme, pieces]) => `${scheme}states/${pieces.join('')}?region=us-east-1`);
    fc.assert(
      fc.property(typed, (text) => {
        if (!refusalOf(text).startsWith('accepted')) return;
        for (const [, value] of backendSettings(parseBackend(text, 'shop')))
          expect(String(value)).toMatch(/^[A-Za-z0-9_()-][A-Za-z0-9._/()-]*$/);
      }),
    );
  });
});
