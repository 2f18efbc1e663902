import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import type { LogLine } from '../../src/deploy/ports.ts';
import { beginTelling } from '../../src/runner/telling.ts';
import { BACKEND, clock, createRig, project, quiet, type Rig, terraform } from './rig.ts';

const run = '7f3k-1-plan' as RunId;
const version = JSON.stringify({ type: 'version', terraform: '1.11.4', '@timestamp': '2026-11-20T12:00:00Z' });
const plain = (text: string) => text;

/** Where lines are kept; each batch waits until it is let through. */
function slowKeeper(last: number | undefined) {
  const batches: LogLine[][] = [];
  let free = (): void => {};
  let gate = Promise.resolve();
  return {
    batches,
    hold() {
      gate = new Promise((resolve) => {
        free = resolve;
      });
    },
    release: () => free(),
    tell: {
      last: async () => last,
      async put(_: RunId, lines: readonly LogLine[]) {
        await gate;
        batches.push([...lines]);
      },
    },
  };
}

describe('what a plan says', () => {
  it('is kept in order, and what comes while a line is being kept is kept with one write', async () => {
    const keeper = slowKeeper(0);
    const telling = await beginTelling({ tell: keeper.tell, log: quiet, clock }, run);
    keeper.hold();
    telling.plain('Initializing the backend...');
    await Promise.resolve();
    telling.plain('');
    telling.stream(version, plain);
    telling.stream('no JSON', plain);
    telling.say({ is: 'error', text: 'Over' });
    keeper.release();
    await telling.end();
    expect(keeper.batches.flat().map(({ n, text }) => [n, text])).toEqual([
      [1, 'Initializing the backend...'],
      [2, 'Terraform 1.11.4'],
      [3, 'Over'],
    ]);
    expect(keeper.batches).toHaveLength(2);
  });

  it('goes on behind what an attempt before it had said, and says why', async () => {
    const keeper = slowKeeper(41);
    const telling = await beginTelling({ tell: keeper.tell, log: quiet, clock }, run);
    telling.stream(version, plain);
    await telling.end();
    expect(keeper.batches.flat()).toMatchObject([
      { n: 42, is: 'warning', text: expect.stringContaining('started anew') },
      { n: 43, text: 'Terraform 1.11.4' },
    ]);
  });

  it('is kept of no run that nobody looks at', async () => {
    const keeper = slowKeeper(undefined);
    const telling = await beginTelling({ tell: keeper.tell, log: quiet, clock }, run);
    telling.stream(version, plain);
    await telling.end();
    expect(keeper.batches).toEqual([]);
  });
});

describe.runIf(terraform)('the engine', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await createRig();
  });
  afterEach(() => rig.close());

  it('tells of a plan while it goes on, with init before it and every secret masked', async () => {
    const said: LogLine[] = [];
    let heard = (): void => {};
    const begun = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const tell = {
      last: async () => 0,
      async put(_: RunId, lines: readonly LogLine[]) {
        said.push(...lines);
        if (lines.some(({ text }) => text.startsWith('Terraform 1'))) heard();
      },
    };
    // The state is not locked before the first line is there: at the end would be too late.
    const listeners = rig.http.listeners('request') as ((...call: unknown[]) => void)[];
    rig.http.removeAllListeners('request').on('request', (request, response) => {
      const go = () => {
        for (const listener of listeners) listener(request, response);
      };
      if (request.method === 'LOCK') void begun.then(go);
      else go();
    });
    const { engine } = rig.withOptions({ tell, credentials: async () => ({ TF_VAR_it: 'hunter2-hunter2' }) });
    const code = `${BACKEND}resource "terraform_data" "it" {\n  input = "y"\n}\ncheck "it" {\n  assert {\n    condition     = terraform_data.it.input == "x"\n    error_message = "Not hunter2-hunter2."\n  }\n}\n`;
    const tree = rig.tree({ 'main.tf': code });
    const outcome = await engine.plan({ run, project, tree, handMade: false });
    expect(outcome).toMatchObject({ kind: 'planned' });
    const texts = said.map(({ text }) => text);
    expect(texts[0]).toMatch(/Initializing the backend/);
    expect(texts).toContain('terraform_data.it: will be created');
    expect(texts.at(-1)).toMatch(/^Warning: Check block assertion failed|^plan: 1 to add/);
    expect(texts.join()).not.toContain('hunter2');
    expect(said.map(({ n }) => n)).toEqual(said.map((_, index) => index + 1));
  });
});
