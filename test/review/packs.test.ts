import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { review } from '../../src/cli/review.ts';
import { packsIn, withBuiltIn } from '../../src/review/packs/folder.ts';

const OURS = `id: ours
title: Our baseline
controls:
  - control: A1
    what: No doors
    rules: [NET-001]
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('packs of a team', () => {
  it('are read from YAML and JSON, and take the place of ours with the same id', () => {
    const hipaa = JSON.stringify({
      id: 'hipaa',
      title: 'HIPAA, stricter',
      controls: [{ control: 'x', what: 'y', rules: ['ENC-013'] }],
    });
    const { packs, problems } = packsIn(folderWith({ 'ours.yaml': OURS, 'hipaa.json': hipaa, 'notes.txt': 'no pack' }));
    expect(problems).toEqual([]);
    expect(withBuiltIn(packs).map(({ title }) => title)).toEqual([
      ...['HIPAA, stricter', 'Our baseline', 'GDPR', 'PCI DSS 4.0.1', 'SOX 404'],
    ]);
  });

  it('are left out with file, line and what would be right', () => {
    const folder = folderWith({
      'a-typo.yaml': OURS.replace('controls:', 'contrls:'),
      'b-rule.yaml': OURS.replace('NET-001', 'NET-999'),
      'c-broken.json': '{ "id": "x",\n  "title": }',
      'd-good.yaml': OURS,
      'e-again.yaml': OURS,
    });
    const { packs, problems } = packsIn(folder);
    const told = problems.join('\n').replaceAll(`${folder}/`, '');
    expect(packs.map(({ id }) => id)).toEqual(['ours']);
    expect(told).toContain('a-typo.yaml, line 4, contrls: unknown; did you mean controls?');
    expect(told).toContain('b-rule.yaml, line 6: there is no rule NET-999');
    expect(told).toContain('c-broken.json, line 2');
    expect(told).toContain('e-again.yaml: there is a pack ours in another file already');
  });

  it('are known to the command line by their id, and unknown ones are told', async () => {
    const folder = folderWith({ 'ours.yaml': OURS });
    const plan = join(
      folderWith({ 'plan.json': JSON.stringify({ format_version: '1.2', resource_changes: [] }) }),
      'plan.json',
    );
    const asked = { json: true, severity: 'high', packs: folder } as const;
    expect(JSON.parse((await review(plan, { ...asked, pack: ['ours', 'SOX'] })).text).packs).toMatchObject([
      ...[{ id: 'ours' }, { id: 'sox' }],
    ]);
    await expect(review(plan, { ...asked, pack: ['hippa'] })).rejects.toThrow(
      'There is no pack hippa: ours, hipaa, gdpr',
    );
  });
});
