import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addTemplate, templatesText } from '../../src/cli/templates.ts';
import { Refusal } from '../../src/core/refusal.ts';

/** The folder of a project that has nothing yet. */
function projectFolder(): string {
  const above = mkdtempSync(join(tmpdir(), 'guildops-template-'));
  onTestFinished(() => rmSync(above, { recursive: true, force: true }));
  const folder = join(above, 'site');
  mkdirSync(folder);
  const facts = { id: 'site', provider: 'gcp', region: 'us-central1', environment: 'dev', engine: 'terraform' };
  writeFileSync(join(folder, 'project.yaml'), JSON.stringify(facts));
  return folder;
}
const resources = (folder: string) => readdirSync(join(folder, 'resources')).length;

describe('guildops template', () => {
  it('writes resource files and what is made of them, again under a prefix', async () => {
    const folder = projectFolder();
    const { written } = await addTemplate('static-site', folder, {});
    expect(written).toContain(join(folder, 'resources/vm-serve-2.yaml'));
    expect(readFileSync(join(folder, 'vm-serve-2.tf'), 'utf8')).toContain(
      'resource "google_compute_instance" "serve_2"',
    );
    await addTemplate('static-site', folder, {});
    expect(resources(folder)).toBe(10);
    expect(readdirSync(folder)).toContain('load_balancer-app-front.tf');
  });

  it.each([
    { what: 'a template that is misspelt', id: 'static-sight', options: {}, says: 'did you mean static-site?' },
    { what: 'an answer it did not ask for', id: 'static-site', options: { size: 'small' }, says: 'one of prefix' },
  ])('refuses $what and writes nothing', async ({ id, options, says }) => {
    const folder = projectFolder();
    const refusal = await Promise.resolve()
      .then(() => addTemplate(id, folder, options))
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(JSON.stringify((refusal as Refusal).problems)).toContain(says);
    expect(readdirSync(folder)).toEqual(['project.yaml']);
  });
});

describe('guildops templates', () => {
  it('lists them with what they ask, for one cloud or for all', () => {
    expect(templatesText('aws')).toMatch(/^aws\n {2}three-tier-web .*\(--size --certificate\)/);
    expect(templatesText()).toMatch(/^gcp\n/);
    expect(() => templatesText('ibm')).toThrow(Refusal);
  });
});
