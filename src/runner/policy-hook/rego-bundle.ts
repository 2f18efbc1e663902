import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { loadPolicy } from '@open-policy-agent/opa-wasm';
import type { Problem } from '../../core/refusal.ts';
import type { HookVerdict, PolicyHook } from '../../deploy/ports.ts';
import { hookProblem, noAnswer } from './hook-problem.ts';

const NAME = 'rego bundle';
const WASM = /(?:^|\/)policy\.wasm$/;
const BLOCK = 512;

/**
 * Asks policies that `opa build -t wasm -e terraform/deny` compiled: a bundle, or the bare `policy.wasm`. The entry point answers with a list
 * of texts, or of objects with `msg`, and denies with each; another whose name ends in `warn` warns. One that cannot be read or run denies.
 */
export const createRegoBundle = (file: string): PolicyHook => ({
  async check(plan, { id: project, environment, provider, region }) {
    try {
      const policy = await loadPolicy(wasmIn(await readFile(file)));
      policy.setData({ guildops: { project, environment, provider, region } });
      return verdictOf(policy, plan);
    } catch (error) {
      return noAnswer(NAME, error instanceof Error ? error.message : String(error));
    }
  },
});

type Policy = Awaited<ReturnType<typeof loadPolicy>>;

function verdictOf(policy: Policy, plan: unknown): HookVerdict {
  const names = Object.keys(policy.entrypoints as Record<string, number>);
  if (names.length === 0) return noAnswer(NAME, 'it has no entry point');
  const said = (isWarning: boolean): Problem[] =>
    names
      .filter((name) => name.endsWith('warn') === isWarning)
      .flatMap((name) => saidBy(policy.evaluate(plan, name) as unknown, name))
      .map((text) => hookProblem(NAME, text));
  return { denied: said(false), warned: said(true) };
}

/** @throws Error for an answer in a form that we do not know, and for none at all: a rule that is undefined has not said yes */
function saidBy(answer: unknown, name: string): string[] {
  const results = Array.isArray(answer) ? answer.map((one: { result?: unknown }) => one.result) : [];
  if (results.length === 0) throw new Error(`${name} is undefined for this plan`);
  return results.flatMap((result) => {
    if (!Array.isArray(result)) throw new Error(`${name} answers with ${typeof result}, where a list is expected`);
    return result.map((one: unknown) =>
      typeof one === 'string' ? one : String((one as { msg?: unknown })?.msg ?? JSON.stringify(one)),
    );
  });
}

/** The compiled policy: the file itself, or what a bundle calls `policy.wasm`. @throws Error when there is none */
function wasmIn(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 4).equals(Buffer.from([0, 0x61, 0x73, 0x6d]))) return bytes;
  const tar = gunzipSync(bytes, { maxOutputLength: 256 * 1024 * 1024 });
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('ascii', at + 124, at + 136), 8) || 0;
    if (WASM.test(name)) return tar.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error('the bundle has no policy.wasm');
}
