import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { repoJsonSchema } from '../../src/repo/json-schema.ts';

const published = JSON.parse(readFileSync(new URL('../../docs/guildops.schema.json', import.meta.url), 'utf8'));

it('is published as it is read', () => expect(published).toEqual(JSON.parse(JSON.stringify(repoJsonSchema()))));

it.each([
  ['version: 1\nprojects: [{dir: infra, when_modified: "*.tf", depends_on: [web]}]\n', true],
  ['version: 1\nprojects: [{dir: infra, worksapce: blue}]\n', false],
  ['version: 1\nprojects: [{name: web}]\n', false],
])('judges %j like the program: %s', (text, is) => {
  expect(new Ajv2020({ strict: false }).validate(published, parse(text))).toBe(is);
});
