import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import { stateIdOf } from '../../src/core/project.ts';
import type * as tokens from '../../src/state/tokens.ts';
import type { Stage } from '../story/stage.ts';
import * as scene from './scene.ts';
import { everythingShown } from './secrets.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

/** The tokens that runs got for their state, noted as they are made. */
const issued = vi.hoisted((): string[] => []);
vi.mock('../../src/state/tokens.ts', async (original) => {
  const real = await original<typeof tokens>();
  const newToken = () => {
    const made = real.newToken();
    issued.push(made.token);
    return made;
  };
  return { ...real, newToken };
});

const PASSWORD = 'correct-horse-battery-7f3a9c';
const SENSITIVE = `output "password" {\n  value     = "${PASSWORD}"\n  sensitive = true\n}\n`;

const dataOf = ({ settings }: Stage, name: string): string => join(settings.GUILDOPS_DATA ?? '', name);

/** All bytes of the database, those of its log too. */
const bytesOf = async (stage: Stage): Promise<string> => {
  const files = ['guildops.db', 'guildops.db-wal'].map((name) => readFile(dataOf(stage, name), 'latin1'));
  return (await Promise.all(files)).join('');
};

/** Rows as they are on the disk. */
function rowsOf(stage: Stage, sql: string): Record<string, unknown>[] {
  const db = new Database(dataOf(stage, 'guildops.db'), { readonly: true });
  try {
    return db.prepare(sql).all() as Record<string, unknown>[];
  } finally {
    db.close();
  }
}

describe('the state that terraform keeps with us', () => {
  const onStage = useStage(async (stage) => {
    await scene.addProject(stage, 'sealed');
    await scene.seed(stage, 'sealed');
  });

  /** Applies a pull request that li made by hand. */
  async function apply(branch: string, files: Record<string, string>): Promise<void> {
    const { li, repo } = onStage();
    const number = await scene.openByHand(onStage(), { branch, files: scene.inProject('sealed', files) });
    await scene.whenAt(onStage(), number, 'plan_ready');
    await li.comment(repo, number, 'guildops apply');
    await play.pullThat(onStage(), (pull) => pull.number === number && play.isMerged(pull), 'merged');
    await scene.calm(onStage());
  }

  it('is sealed: what only the state knows is nowhere in the bytes of the database', async () => {
    await apply('first', { 'secret.tf': SENSITIVE });
    const network = (await onStage().cloud.objects()).find(({ name }) => name === 'sealed');
    const link = String(network?.attributes.self_link);
    expect(link).toContain('sealed');
    const bytes = await bytesOf(onStage());
    expect(bytes).not.toContain(link);
    expect(bytes).not.toContain(PASSWORD);
  });

  it('keeps every serial of one lineage', async () => {
    await apply('second', { 'note.tf': scene.output('two') });
    await apply('third', { 'note.tf': scene.output('three') });
    const kept = rowsOf(onStage(), 'SELECT serial, lineage, run, sealed FROM stateVersions ORDER BY serial');
    const serials = kept.map(({ serial }) => Number(serial));
    expect(serials.length).toBeGreaterThanOrEqual(3);
    expect(serials).toEqual(serials.map((_, n) => (serials[0] ?? 0) + n));
    expect(new Set(kept.map(({ lineage }) => lineage)).size).toBe(1);
    for (const { run } of kept) expect(run).toMatch(/-apply$/);
  });

  it('is locked by nobody when all is done, neither for terraform nor for deploys', async () => {
    const { locks } = onStage().program.ports.store;
    expect(await locks.of(stateIdOf(await scene.rowOf(onStage(), 'sealed')))).toBeUndefined();
    expect(rowsOf(onStage(), 'SELECT * FROM stateLocks')).toEqual([]);
  });

  it('opens to no token of a run that has ended', async () => {
    const { settings } = onStage();
    const address = `http://127.0.0.1:${settings.GUILDOPS_STATE_PORT}/state/${stateIdOf(await scene.rowOf(onStage(), 'sealed'))}`;
    expect(issued.length).toBeGreaterThanOrEqual(6);
    for (const token of issued) {
      const authorization = `Basic ${Buffer.from(`run:${token}`).toString('base64')}`;
      expect((await fetch(address, { headers: { authorization } })).status).toBe(401);
    }
    expect(rowsOf(onStage(), 'SELECT * FROM stateTokens')).toEqual([]);
  });

  it('shows nothing of what is sensitive in it, in no later plan either', async () => {
    expect(await bytesOf(onStage())).not.toContain(PASSWORD);
    expect(everythingShown(onStage())).not.toContain(PASSWORD);
    expect(onStage().logged.join('')).not.toContain(PASSWORD);
  });

  expectNoViolations(onStage);
});
