/**
 * Records what the real terraform says of the configurations in `recordings.ts`, on the sandbox cloud: npx tsx test/github/comments/record.ts
 * Run it again after changing them, look at the difference, then `npx vitest run test/github/comments -u`.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import { EMPTY_STREAM, readLine } from '../../../src/runner/stream.ts';
import { createWorkspace, type Outcome } from '../../sandbox/cloud/terraform.ts';
import { FAILURES, RECORDINGS, type Recording } from './recordings.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/comments/', import.meta.url));
const NOT_READ = ['relevant_attributes', 'timestamp', 'resource_drift', 'checks'];

function refuseFailure({ exitCode, output }: Outcome): void {
  if (exitCode !== 0) throw new Error(output);
}

async function record(reattach: string, name: string, { before, after }: Recording): Promise<void> {
  const workspace = createWorkspace(reattach);
  try {
    if (before !== undefined) {
      workspace.write(before);
      refuseFailure(await workspace.init());
      refuseFailure(await workspace.apply());
    }
    workspace.write(after);
    refuseFailure(await workspace.init());
    const plan = Object.entries(await workspace.plan()).filter(([section]) => !NOT_READ.includes(section));
    writeFileSync(join(FIXTURES, `${name}.json`), `${JSON.stringify(Object.fromEntries(plan))}\n`);
  } finally {
    workspace.remove();
  }
}

async function recordFailure(name: keyof typeof FAILURES): Promise<void> {
  const workspace = createWorkspace('');
  workspace.write(FAILURES[name]);
  const init = await workspace.init();
  const said = init.exitCode === 0 ? (await workspace.run('plan', '-input=false', '-json')).output : init.output;
  const { errors } = said.split('\n').reduce(readLine, EMPTY_STREAM);
  const text = errors.join('\n\n') || said.trim();
  writeFileSync(join(FIXTURES, `${name}.txt`), `${text.replaceAll(workspace.dir, '/work')}\n`);
  workspace.remove();
}

mkdirSync(FIXTURES, { recursive: true });
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
for (const [name, recording] of Object.entries(RECORDINGS).filter(([name]) => isWanted(name))) {
  const cloud = await startSandboxCloud({ dir: mkdtempSync(join(tmpdir(), 'guildops-record-')) });
  try {
    await record(cloud.reattachFor({ jailed: false }), name, recording);
    console.log(`recorded ${name}`);
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await cloud.close();
  }
}
for (const name of ['failed-plan', 'failed-init'] as const) if (isWanted(name)) await recordFailure(name);
