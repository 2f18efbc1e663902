import { describe, expect, it } from 'vitest';
import { printFile } from '../../../src/generators/hcl.ts';
import { generatorOf, kindsFor, neighbourProblems } from '../../../src/generators/kinds.ts';
import { aNetwork, aVm, SHOP } from '../samples.ts';
import { fileBreaches, hasSchemas, schemasOf } from '../schemas.ts';
import type { Scene } from '../spreads.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { scenes, spreadKinds } from './spread.ts';

const bodyOf = ({ project, resource, resources }: Scene) =>
  generatorOf('gcp', resource.kind).body(resource, { project, resources });

describe('what is generated for Google, over settings in pairs', () => {
  const all = spreadKinds.flatMap(scenes);

  it('tries every kind, more than 130 cases in all', () => {
    expect([...spreadKinds].sort()).toEqual(
      kindsFor('gcp')
        .map(({ kind }) => kind)
        .sort(),
    );
    expect(all.length).toBeGreaterThanOrEqual(130);
  });

  it.each(spreadKinds)('%s: goes together with its neighbours', (kind) => {
    for (const { title, project, resources } of scenes(kind))
      expect(neighbourProblems({ project, resources }), title).toEqual([]);
  });

  it.skipIf(!hasSchemas).each(spreadKinds)('%s: fits the schema of the provider', (kind) => {
    const tables = schemasOf('google');
    for (const one of scenes(kind)) expect(fileBreaches(bodyOf(one), tables), one.title).toEqual([]);
  });

  it.skipIf(!hasSchemas)('fits it for a machine that cannot verify its boot, too', () => {
    const resource = aVm('web', { machine_type: 't2a-standard-1' });
    const body = generatorOf('gcp', 'vm').body(resource, { project: SHOP, resources: [aNetwork(), resource] });
    expect(fileBreaches(body, schemasOf('google'))).toEqual([]);
    expect(printFile(body)).not.toContain('shielded_instance_config');
  });

  it.each(spreadKinds)('%s: is the same when generated again, and so are its settings', (kind) => {
    for (const one of scenes(kind)) {
      expect(printFile(bodyOf(one))).toBe(printFile(bodyOf(one)));
      expect(generatorOf('gcp', kind).settingsOf(one.resource.settings, one.project), one.title).toEqual(
        one.resource.settings,
      );
    }
  });

  it.skipIf(!hasTerraform)('is as terraform fmt would write it', () => {
    const files = Object.fromEntries(all.map((one, at) => [`${at}.tf`, printFile(bodyOf(one))]));
    expect(inFolder(files, (folder) => terraform(folder, 'fmt', '-check', '-diff'))).toBe('');
  });
});
