import { describe, expect, it } from 'vitest';
import { printFile } from '../../../src/generators/hcl.ts';
import { generatorOf, kindsFor, neighbourProblems } from '../../../src/generators/kinds.ts';
import { fileBreaches, hasSchemas, schemasOf } from '../schemas.ts';
import type { Scene } from '../spreads.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { scenes, spreadKinds } from './spread.ts';

const bodyOf = ({ project, resource, resources }: Scene) =>
  generatorOf('aws', resource.kind).body(resource, { project, resources });

describe('what is generated for AWS, over settings in pairs', () => {
  const all = spreadKinds.flatMap(scenes);

  it('tries every kind, more than 130 cases in all', () => {
    expect([...spreadKinds].sort()).toEqual(
      kindsFor('aws')
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
    const tables = schemasOf('aws');
    for (const one of scenes(kind)) expect(fileBreaches(bodyOf(one), tables), one.title).toEqual([]);
  });

  it.each(spreadKinds)('%s: is the same when generated again, and so are its settings', (kind) => {
    for (const one of scenes(kind)) {
      expect(printFile(bodyOf(one))).toBe(printFile(bodyOf(one)));
      expect(generatorOf('aws', kind).settingsOf(one.resource.settings, one.project), one.title).toEqual(
        one.resource.settings,
      );
    }
  });

  it.skipIf(!hasTerraform)('is as terraform fmt would write it', () => {
    const files = Object.fromEntries(all.map((one, at) => [`${at}.tf`, printFile(bodyOf(one))]));
    expect(inFolder(files, (folder) => terraform(folder, 'fmt', '-check', '-diff'))).toBe('');
  });
});
