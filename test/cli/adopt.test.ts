import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxCloud, startSandboxCloud } from '../../sandbox/cloud/index.ts';
import { type Adopted, adoptFolder } from '../../src/cli/adopt.ts';
import { hasTerraform, terraform } from '../generators/terraform.ts';
import { DOORS, LEGACY } from './legacy.ts';

interface PlannedChange {
  address: string;
  change: { actions: string[]; before: Record<string, unknown> | null; after: Record<string, unknown> | null };
}

/** `google_compute_instance.web[0]: metadata`, of lines like `google_compute_instance.web[0]: metadata.x, from "a" to "b"`. */
const announced = ({ lines }: Adopted): string[] => {
  const from = lines.indexOf('Would change, in place:') + 1;
  const to = lines.findIndex((line, at) => at >= from && !line.startsWith('  '));
  return [...new Set(lines.slice(from, to).map((line) => line.trim().replace(/^(.*?: [a-z_]+).*$/, '$1')))].sort();
};

describe.skipIf(!hasTerraform)('guildops adopt, on a folder that terraform applied on the pretend cloud', () => {
  const place = { folder: '', env: {} as Record<string, string> };
  let cloud: SandboxCloud;
  let adopted: Adopted;
  let changes: PlannedChange[];
  const path = (...names: string[]) => join(place.folder, ...names);

  beforeAll(async () => {
    place.folder = mkdtempSync(join(tmpdir(), 'guildops-adopt-'));
    mkdirSync(path('cloud'));
    mkdirSync(path('old', 'doors'), { recursive: true });
    for (const [name, text] of Object.entries(LEGACY)) writeFileSync(path('old', name), text);
    writeFileSync(path('old', 'doors', 'main.tf'), DOORS);
    cloud = await startSandboxCloud({ dir: path('cloud') });
    place.env = { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) };
    const old = { ...place, folder: path('old') };
    terraform(old, 'init', '-input=false');
    terraform(old, 'apply', '-input=false', '-auto-approve', '-no-color');
    writeFileSync(path('state.json'), terraform(old, 'show', '-json'));
    adopted = await adoptFolder(path('old'), {
      project: 'legacy',
      environment: 'dev',
      state: path('state.json'),
      out: path('new'),
    });
    rmSync(path('new', 'backend.tf'));
    copyFileSync(path('old', 'terraform.tfstate'), path('new', 'terraform.tfstate'));
    const fresh = { ...place, folder: path('new') };
    terraform(fresh, 'init', '-input=false');
    terraform(fresh, 'plan', '-input=false', '-out=plan');
    const plan = JSON.parse(terraform(fresh, 'show', '-json', 'plan')) as { resource_changes: PlannedChange[] };
    changes = plan.resource_changes;
  });
  afterAll(async () => {
    await cloud.close();
    rmSync(place.folder, { recursive: true, force: true });
  });

  it('says what it adopts and what it leaves alone', () => {
    expect(adopted.lines.map((line) => line.replace(place.folder, '.'))).toMatchInlineSnapshot(`
      [
        "Adopted: 5 resources, of 6 addresses in the state:",
        "  network main",
        "  firewall web-in",
        "  vm web-0",
        "  vm web-1",
        "  bucket assets",
        "Gets another address:",
        "  google_compute_network.vpc -> google_compute_network.main",
        "  google_compute_subnetwork.vpc -> google_compute_subnetwork.main",
        "  module.doors.google_compute_firewall.in -> google_compute_firewall.web_in",
        "  google_compute_instance.web[0] -> google_compute_instance.web_0",
        "  google_compute_instance.web[1] -> google_compute_instance.web_1",
        "  google_storage_bucket.each["legacy-assets"] -> google_storage_bucket.assets",
        "Would change, in place:",
        "  google_compute_instance.web[0]: description, from "\${file(\\"/etc/passwd\\")} %{ if true }x */ \\n# two lines" to "\${file(\\"/etc/passwd\\")} %{ if true }x */ # two lines"",
        "  google_compute_instance.web[0]: labels, from {"team":"shop"} to {"managed-by":"guildops","project":"legacy","environment":"dev"}",
        "  google_compute_instance.web[0]: allow_stopping_for_update, from null to true",
        "  google_compute_instance.web[0]: metadata, from {"motd":"\${path.cwd}"} to {"block-project-ssh-keys":"TRUE","enable-oslogin":"TRUE"}",
        "  google_compute_instance.web[0]: scheduling, from [] to [{"provisioning_model":"STANDARD","preemptible":false}]",
        "  google_compute_instance.web[0]: shielded_instance_config, from [] to [{"enable_secure_boot":true,"enable_vtpm":true,"enable_integrity_monitoring":tr…; it stops for a moment",
        "  google_compute_instance.web[1]: description, from "\${file(\\"/etc/passwd\\")} %{ if true }x */ \\n# two lines" to "\${file(\\"/etc/passwd\\")} %{ if true }x */ # two lines"",
        "  google_compute_instance.web[1]: labels, from {"team":"shop"} to {"managed-by":"guildops","project":"legacy","environment":"dev"}",
        "  google_compute_instance.web[1]: allow_stopping_for_update, from null to true",
        "  google_compute_instance.web[1]: metadata, from {"motd":"\${path.cwd}"} to {"block-project-ssh-keys":"TRUE","enable-oslogin":"TRUE"}",
        "  google_compute_instance.web[1]: scheduling, from [] to [{"provisioning_model":"STANDARD","preemptible":false}]",
        "  google_compute_instance.web[1]: shielded_instance_config, from [] to [{"enable_secure_boot":true,"enable_vtpm":true,"enable_integrity_monitoring":tr…; it stops for a moment",
        "  google_storage_bucket.each["legacy-assets"]: public_access_prevention, from "inherited" to "enforced"",
        "  google_storage_bucket.each["legacy-assets"]: labels, from null to {"managed-by":"guildops","project":"legacy","environment":"dev"}",
        "  google_storage_bucket.each["legacy-assets"]: versioning, from [] to [{"enabled":false}]",
        "Left alone:",
        "  google_compute_disk.spare: it is no part of anything that is adopted",
        "  google_compute_instance.odd: hostname would change from "odd.example.com" to null, which makes google_compute_instance anew",
        "  google_storage_bucket.each["elsewhere"]: it is named elsewhere; GuildOps writes names that begin with legacy-",
        "  module.doors.google_compute_firewall.never: it denies, and GuildOps writes rules that allow",
        "Replaced by what is written now, in the old folder:",
        "  machines.tf:2 resource google_compute_instance web",
        "  main.tf:15 resource google_compute_network vpc",
        "  main.tf:20 resource google_compute_subnetwork vpc",
        "To move into the new folder by hand:",
        "  machines.tf:23 resource google_compute_instance odd",
        "  machines.tf:38 resource google_compute_disk spare",
        "Adopted in part, to be split by hand:",
        "  buckets.tf:2 resource google_storage_bucket each",
        "  main.tf:27 module doors",
        "Wrote 16 files into ./new.",
        "Next: plan the new folder with the same state. The plan must destroy nothing and change no more than is listed here; then remove the old folder.",
      ]
    `);
  });

  it('leads to a plan that destroys nothing and makes nothing', () => {
    const acts = changes.filter(({ change }) => change.actions.some((act) => act === 'delete' || act === 'create'));
    expect(acts.map(({ address }) => address)).toEqual([]);
  });

  it('forgets what was left alone as long as nobody moves its block', () => {
    const forgotten = changes.filter(({ change }) => change.actions.includes('forget')).map(({ address }) => address);
    expect(forgotten.sort()).toEqual([
      'google_compute_disk.spare',
      'google_compute_instance.odd',
      'google_storage_bucket.each["elsewhere"]',
      'module.doors.google_compute_firewall.never',
    ]);
  });

  it('announced every attribute that the plan changes, and no other', () => {
    const moved = new Map(
      readFileSync(path('new', 'moved.tf'), 'utf8')
        .split('moved {')
        .map((text) => [/to += (\S+)/.exec(text)?.[1] ?? '', /from = (\S+)/.exec(text)?.[1] ?? '']),
    );
    const computed = /^(?:effective_labels|terraform_labels|.*fingerprint|updated)$/;
    const planned = changes.flatMap(({ address, change: { actions, before, after } }) =>
      actions.includes('update')
        ? Object.keys({ ...before, ...after })
            .filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]) && !computed.test(key))
            .map((key) => `${moved.get(address) ?? address}: ${key}`)
        : [],
    );
    expect(announced(adopted)).toEqual(planned.sort());
  });

  it('keeps texts of the state texts', () => {
    const text = readFileSync(path('new', 'vm-web-0.tf'), 'utf8').replaceAll(/^ *#.*$/gm, '');
    expect(text).toContain('$${file(');
    expect(text).not.toMatch(/[^$]\$\{file/);
  });

  it('writes over nothing that is there', async () => {
    rmSync(path('new', 'resources'), { recursive: true });
    const again = adoptFolder(path('old'), {
      project: 'legacy',
      environment: 'dev',
      state: path('state.json'),
      out: path('new'),
    });
    const refusal: unknown = await again.catch((error: unknown) => error);
    expect(refusal).toMatchObject({ message: expect.stringContaining('bad-input') });
    expect(existsSync(path('new', 'resources'))).toBe(false);
  });
});
