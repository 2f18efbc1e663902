import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContract } from '../../../sandbox/github/contract/contract.ts';
import { closeObjects, rewriteNullable } from '../../../sandbox/github/contract/json-schema.ts';
import { type AppOctokit, installationOctokit } from './app.ts';
import { type Started, startGitHub } from './start.ts';

describe('a request that does not fit the description', () => {
  let started: Started;
  let octokit: AppOctokit;
  const at = { owner: 'acme', repo: 'infra' };
  beforeAll(async () => {
    started = await startGitHub();
    ({ octokit } = await installationOctokit(started.github));
  });
  afterAll(() => started.stop());

  it.each([
    {
      does: 'a misspelt property',
      call: () => octokit.request('PUT /repos/{owner}/{repo}/pulls/1/merge', { ...at, delete_branch: true }),
      problem: 'body must NOT have additional properties (delete_branch)',
    },
    {
      does: 'a misspelt property inside an object',
      call: () =>
        octokit.request('POST /repos/{owner}/{repo}/check-runs', {
          ...at,
          name: 'plan',
          head_sha: 'a',
          output: { title: 't', summary: 's', txt: 'x' } as { title: string; summary: string },
        }),
      problem: 'body/output must NOT have additional properties (txt)',
    },
    {
      does: 'a missing property',
      call: () => octokit.request('POST /repos/{owner}/{repo}/git/refs', { ...at, ref: 'refs/heads/x' } as never),
      problem: "body must have required property 'sha'",
    },
    {
      does: 'a value that is not in the list',
      call: () =>
        octokit.request('PUT /repos/{owner}/{repo}/pulls/1/merge', { ...at, merge_method: 'octopus' } as never),
      problem: 'body/merge_method must be equal to one of the allowed values',
    },
    {
      does: 'a text that is too long',
      call: () =>
        octokit.rest.checks.create({
          ...at,
          name: 'plan',
          head_sha: 'a',
          output: { title: 't', summary: 's'.repeat(65_536) },
        }),
      problem: 'body/output/summary must NOT have more than 65535 characters',
    },
    {
      does: 'a query that is not described',
      call: () => octokit.request('GET /repos/{owner}/{repo}/pulls', { ...at, sate: 'open' } as never),
      problem: 'query must NOT have additional properties (sate)',
    },
    {
      does: 'a query of the wrong type',
      call: () => octokit.request('GET /repos/{owner}/{repo}/pulls', { ...at, per_page: 'many' } as never),
      problem: 'query/per_page must be integer',
    },
  ])('is refused and remembered for $does', async ({ call, problem }) => {
    const before = started.github.violations.length;
    await expect(call()).rejects.toMatchObject({ status: 422 });
    const fresh = started.github.violations.slice(before);
    expect(fresh.map((violation) => violation.replace(/^[^:]+: /, ''))).toEqual([problem]);
  });

  it('is not found and remembered when the call does not exist', async () => {
    const call = octokit.request('GET /repos/{owner}/{repo}/mergers', at);
    await expect(call).rejects.toMatchObject({ status: 404 });
    expect(started.github.violations.at(-1)).toMatch('this sandbox knows no such call');
  });

  it('is told apart from JSON that does not parse', async () => {
    const response = await fetch(`${started.github.apiUrl}/repos/acme/infra/pulls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${started.ada.token}` },
      body: '{',
    });
    expect(response.status).toBe(400);
  });
});

describe('finding the operation of a request', () => {
  const contract = createContract();

  it.each([
    ['GET', '/repos/a/b/issues/comments/7', 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}'],
    ['GET', '/repos/a/b/issues/7/comments', 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'],
    ['GET', '/repos/a/b/commits/heads%2Fx/check-runs', 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'],
    ['GET', '/repos/a/b/contents/x/y/z', 'GET /repos/{owner}/{repo}/contents/{path}'],
    ['DELETE', '/repos/a/b/git/refs/heads/x/y', 'DELETE /repos/{owner}/{repo}/git/refs/{ref}'],
  ])('%s %s is %s', (method, path, name) => {
    expect(contract.match(method, path)?.name).toBe(name);
  });

  it.each([
    ['POST', '/repos/a/b'],
    ['GET', '/repos/a'],
    ['GET', '/repos/a/b/'],
    ['GET', '/repos/a/b/pulls/1/2'],
    ['GET', '/'],
  ])('%s %s is none', (method, path) => {
    expect(contract.match(method, path)).toBeUndefined();
  });

  it('gives a reference back as it was, however it was encoded', () => {
    const segment = fc.string({ minLength: 1 }).filter((text) => !text.includes('/'));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.boolean(), (segments, whole) => {
        const ref = segments.join('/');
        const path = whole ? encodeURIComponent(ref) : segments.map(encodeURIComponent).join('/');
        expect(contract.match('GET', `/repos/a/b/git/ref/${path}`)?.params.ref).toBe(ref);
      }),
    );
  });
});

describe('making the description strict', () => {
  it.each([
    { does: 'a simple type', from: { type: 'string', nullable: true }, to: { type: ['string', 'null'] } },
    {
      does: 'a list of values',
      from: { type: 'string', enum: ['a'], nullable: true },
      to: { type: ['string', 'null'], enum: ['a', null] },
    },
    { does: 'a reference', from: { $ref: '#/x', nullable: true }, to: { anyOf: [{ $ref: '#/x' }, { type: 'null' }] } },
    { does: 'what is not nullable', from: { type: 'string' }, to: { type: 'string' } },
  ])('lets null in for $does', ({ from, to }) => {
    expect(rewriteNullable(from)).toEqual(to);
  });

  it.each([
    { does: 'an object', from: { properties: { a: {} } }, to: { properties: { a: {} }, additionalProperties: false } },
    {
      does: 'a property called properties',
      from: { properties: { properties: { type: 'string' } } },
      to: { properties: { properties: { type: 'string' } }, additionalProperties: false },
    },
    {
      does: 'items of a list',
      from: { items: { properties: {} } },
      to: { items: { properties: {}, additionalProperties: false } },
    },
    {
      does: 'alternatives that stand alone',
      from: { oneOf: [{ properties: {} }] },
      to: { oneOf: [{ properties: {}, additionalProperties: false }] },
    },
  ])('closes $does', ({ from, to }) => {
    expect(closeObjects(from)).toEqual(to);
  });

  it.each([
    { does: 'an object that takes anything', schema: { additionalProperties: true, properties: {} } },
    { does: 'an object without described properties', schema: { type: 'object' } },
  ])('leaves $does open', ({ schema }) => {
    expect(closeObjects(schema)).toEqual(schema);
  });
});
