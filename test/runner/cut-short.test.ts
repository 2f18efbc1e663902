import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type Prepared, runStep } from '../../src/runner/command.ts';
import { cutShort } from '../../src/runner/cut-short.ts';

/** A run whose engine is a shell, outside of any jail. */
const shell = (signal?: AbortSignal) =>
  ({
    ...{ jail: { kind: 'none' }, directory: '.', environment: {}, secrets: [], redact: (text: string) => text },
    ...{ place: { binary: '/bin/sh', tree: tmpdir() }, ...(signal && { signal }) },
  }) as unknown as Prepared;

const textOf = async (
  script: string,
  { deadlineMs = 60_000, signal }: { deadlineMs?: number; signal?: AbortSignal } = {},
) => cutShort('The plan', await runStep(shell(signal), { args: ['-c', script], writable: [], deadlineMs }));

describe('a step that did not end by itself', () => {
  it.each([
    { when: 'the system kills it', script: 'kill -9 $$' },
    { when: 'the system kills it in its jail', script: 'exit 137' },
  ])('names memory when $when, and what to set', async ({ script }) => {
    const text = await textOf(script);
    expect(text).toContain('ran out of memory, or somebody killed it');
    expect(text).toContain('GUILDOPS_MEMORY_MB');
    expect(text).toContain('GUILDOPS_RUN_MEMORY_MB');
  });

  it('is called late or stopped when it was ended by us', async () => {
    expect(await textOf('exec sleep 60', { deadlineMs: 20 })).toBe('The plan took too long and was ended.');
    expect(await textOf('exec sleep 60', { signal: AbortSignal.abort() })).toBe('The plan was stopped.');
  });

  it('has nothing to be said of when it failed by its own decision', async () => {
    expect(await textOf('exit 1')).toBeUndefined();
  });
});
