import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/core/redact.ts';
import { type Ending, judge } from '../../src/runner/outcome.ts';
import { EMPTY_STREAM, progressOf, readLine, type Stream } from '../../src/runner/stream.ts';

const at = '2026-11-20T17:25:17.642257Z';
const resource = (addr: string) => ({ addr, resource: addr });
const planned = (addr: string, action = 'create') => ({
  type: 'planned_change',
  change: { resource: resource(addr), action },
});
const hook = (type: string, addr: string, more: object = {}) => ({
  type,
  '@timestamp': at,
  hook: { resource: resource(addr), action: 'create', ...more },
});
const error = (summary: string, more: object = {}) => ({
  type: 'diagnostic',
  diagnostic: { severity: 'error', summary, ...more },
});
const streamOf = (...lines: object[]): Stream =>
  lines.map((line) => JSON.stringify(line)).reduce(readLine, EMPTY_STREAM);
const asIs = createRedactor([]);

describe('the progress of an apply', () => {
  it('counts what was planned and follows each step to its end', () => {
    const stream = streamOf(
      planned('a.one'),
      planned('a.two', 'replace'),
      planned('a.three', 'noop'),
      hook('apply_start', 'a.one'),
      hook('apply_progress', 'a.one', { elapsed_seconds: 10 }),
      hook('apply_start', 'a.two'),
      hook('apply_complete', 'a.one', { id_value: 'x1', elapsed_seconds: 12 }),
      hook('apply_errored', 'a.two', { elapsed_seconds: 1 }),
    );
    expect(progressOf(stream, asIs)).toEqual({
      total: 3,
      steps: [
        { address: 'a.one', action: 'create', is: 'done', startedAt: new Date(at), seconds: 12, id: 'x1' },
        { address: 'a.two', action: 'create', is: 'failed', startedAt: new Date(at), seconds: 1 },
      ],
    });
  });

  it('tells errors as people read them', () => {
    const range = { filename: 'main.tf', start: { line: 6, column: 1, byte: 1 } };
    const snippet = { context: 'resource "a" "b"', code: '  size = 3' };
    const said = progressOf(
      streamOf(error('Too small', { detail: 'At least 10.', address: 'a.b', range, snippet })),
      asIs,
    ).error;
    expect(said).toBe(
      'Error: Too small\n  with a.b\n  on main.tf line 6, in resource "a" "b":\n    size = 3\n\nAt least 10.',
    );
  });

  it('carries no secret', () => {
    const redact = createRedactor(['hunter2-hunter2']);
    const stream = streamOf(
      hook('apply_complete', 'a["hunter2-hunter2"]', { id_value: 'id-hunter2-hunter2' }),
      error('hunter2-hunter2'),
    );
    expect(JSON.stringify(progressOf(stream, redact))).not.toContain('hunter2');
  });

  it('survives any line: unknown kinds, torn JSON, other text', () => {
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(
        '{"type":"apply_start"}',
        '{"type":"apply_start","hook":{}}',
        '{"type":"future"}',
        '{"type":"diagnostic","diagnostic":[]}',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const stream = lines.reduce(readLine, EMPTY_STREAM);
        expect(stream.lines).toBe(lines.length);
        expect(progressOf(stream, asIs)).toMatchObject({ steps: [] });
      }),
    );
  });
});

describe('what an apply did', () => {
  const begun = streamOf(hook('apply_start', 'a.one'));
  const done = streamOf(hook('apply_start', 'a.one'), hook('apply_complete', 'a.one', { id_value: 'x1' }));
  const refused = streamOf(hook('apply_start', 'a.one'), hook('apply_errored', 'a.one'), error('Quota'));
  const base: Ending = {
    exit: 1,
    stream: EMPTY_STREAM,
    rebooted: false,
    errored: { is: 'none' },
    stateMoved: false,
    askedToStop: false,
    stderr: '',
  };
  const lost = { is: 'lost', path: '/data/rescued/x', why: 'other-lineage' } as const;

  it.each<{ does: string; ending: Partial<Ending>; outcome: string; reason?: string }>([
    {
      does: 'failed before any step changed nothing',
      ending: { stream: streamOf(error('Stale')) },
      outcome: 'nothing-changed',
      reason: 'Stale',
    },
    {
      does: 'was killed before any step changed nothing',
      ending: { exit: undefined },
      outcome: 'nothing-changed',
      reason: 'killed',
    },
    {
      does: 'failed in its only step and left the state alone changed nothing',
      ending: { stream: refused },
      outcome: 'nothing-changed',
    },
    {
      does: 'failed in its only step but left a trace in the state is partly done',
      ending: { stream: refused, stateMoved: true },
      outcome: 'partly-applied',
    },
    { does: 'finished a step before it failed is partly done', ending: { stream: done }, outcome: 'partly-applied' },
    {
      does: 'was killed after a step is unknown, and names the ids',
      ending: { exit: 137, stream: done },
      outcome: 'unknown',
      reason: 'a.one: create done (id x1)',
    },
    {
      does: 'was killed by the system names memory',
      ending: { exit: 137, stream: begun },
      outcome: 'unknown',
      reason: 'ran out of memory, or somebody killed it',
    },
    {
      does: 'was killed by us, as it did not stop, says that instead',
      ending: { exit: 137, stream: begun, askedToStop: true },
      outcome: 'unknown',
      reason: 'did not stop when it was asked to',
    },
    {
      does: 'left no exit code in the middle of a step is unknown',
      ending: { exit: undefined, stream: begun },
      outcome: 'unknown',
    },
    {
      does: 'crashed is unknown, with its last words',
      ending: { exit: 2, stream: begun, stderr: 'panic: x' },
      outcome: 'unknown',
      reason: 'panic: x',
    },
    { does: 'stopped in the middle of a step is unknown', ending: { exit: 1, stream: begun }, outcome: 'unknown' },
    {
      does: 'died with its host is unknown even if nothing was heard',
      ending: { exit: undefined, rebooted: true },
      outcome: 'unknown',
      reason: 'started anew',
    },
    {
      does: 'left a state that we took over is partly done',
      ending: { stream: done, errored: { is: 'recovered' } },
      outcome: 'partly-applied',
      reason: 'taken it over',
    },
    {
      does: 'left a state that nobody can keep is unknown, and says where it lies',
      ending: { stream: done, errored: lost },
      outcome: 'unknown',
      reason: '/data/rescued/x',
    },
  ])('one that $does', ({ ending, outcome, reason = '' }) => {
    expect(judge({ ...base, ...ending })).toMatchObject({
      kind: 'failed',
      outcome,
      reason: expect.stringContaining(reason),
    });
  });

  it('is everything when it ended well', () => {
    expect(judge({ ...base, exit: 0 })).toEqual({ kind: 'applied' });
  });
});
