import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countKnowledge } from '../src/knowledge.ts';
import { fakeLog, type LogLine } from './fakes/ports.ts';

let folder: string;
let lines: LogLine[] = [];
const count = (own?: string) => countKnowledge({ GUILDOPS_KNOWLEDGE: own }, fakeLog(lines));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guildops-team-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what the start-up line counts', () => {
  it('is what comes with GuildOps and what the team has', () => {
    writeFileSync(join(folder, 'own.md'), '## Name the owner [cost]\n- Always.\n');
    expect(count()).toBeGreaterThanOrEqual(240);
    expect(count(folder)).toBe(count() + 1);
    expect(lines).toEqual([]);
  });

  it('leaves out what is wrong, and says where', () => {
    writeFileSync(join(folder, 'own.md'), '## Name the owner [costs]\n- Always.\n');
    expect(count(folder)).toBe(count());
    expect(lines).toEqual([
      {
        level: 'warn',
        fields: { file: join(folder, 'own.md'), line: 1 },
        message: 'knowledge: there is no category "costs"; did you mean "cost"?',
      },
    ]);
  });

  it('goes on without a folder that is gone', () => {
    expect(count(join(folder, 'gone'))).toBe(count());
    expect(lines).toHaveLength(1);
  });
});
