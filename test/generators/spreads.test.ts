import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../../src/catalog/clouds.ts';
import type { Provider } from '../../src/core/project.ts';
import { resourceKey } from '../../src/core/request.ts';
import { printFile } from '../../src/generators/hcl.ts';
import { generatorOf, kindsFor, neighbourProblems } from '../../src/generators/kinds.ts';
import { parseResource, resourcePath, writeResource } from '../../src/generators/resource-file.ts';
import { fileBreaches, hasSchemas, schemasOf } from './schemas.ts';
import { type Scene, SPREADS, scenesOf, spreadKinds } from './spreads.ts';
import { hasTerraform, inFolder, terraform } from './terraform.ts';

const CASES = (Object.keys(SPREADS) as Provider[]).flatMap((provider) =>
  spreadKinds(SPREADS[provider]).map((kind) => ({ provider, kind, scenes: scenesOf(SPREADS[provider], kind) })),
);
const COUNT = CASES.reduce((sum, { scenes }) => sum + scenes.length, 0);

const bodyOf = ({ project, resource, resources }: Scene) =>
  generatorOf(project.provider, resource.kind).body(resource, { project, resources });
const textOf = (scene: Scene): string => printFile(bodyOf(scene));

/** A source in which a person wrote above every setting. */
const withComments = (text: string): string => text.replaceAll(/^ {2}(?=\w+:)/gm, '  # why: ask Bob\n  ');
const commentsIn = (text: string): number => text.match(/# why: ask Bob/g)?.length ?? 0;

it(`tries ${COUNT} cases: every kind of every cloud, and every two values of its settings together`, () => {
  console.info(`${COUNT} cases of settings in pairs`);
  expect(COUNT).toBeGreaterThanOrEqual(400);
  for (const [provider, spread] of Object.entries(SPREADS))
    expect(spreadKinds(spread).sort(), provider).toEqual(
      kindsFor(provider as Provider)
        .map(({ kind }) => kind)
        .sort(),
    );
});

describe.each(CASES)('$provider $kind', ({ provider, kind, scenes }) => {
  it('goes together with its neighbours', () => {
    for (const { title, project, resources } of scenes)
      expect(neighbourProblems({ project, resources }), title).toEqual([]);
  });

  it.skipIf(!hasSchemas)('fits the schema of the provider', () => {
    const tables = schemasOf(CLOUDS.of(provider).terraform.name);
    for (const one of scenes) expect(fileBreaches(bodyOf(one), tables), one.title).toEqual([]);
  });

  it('is the same when generated again, and so are its settings', () => {
    for (const one of scenes) {
      expect(textOf(one)).toBe(textOf(one));
      expect(generatorOf(provider, kind).settingsOf(one.resource.settings, one.project), one.title).toEqual(
        one.resource.settings,
      );
    }
  });

  it('comes back from its source, whose bytes and comments stay', () => {
    for (const { title, project, resource } of scenes) {
      const read = (text: string) => parseResource(project, resourcePath(project, resourceKey(resource)), text);
      const plain = writeResource(project, resource);
      const text = withComments(plain);
      expect(read(plain), title).toEqual(resource);
      expect(writeResource(project, resource, text), title).toBe(text);
      const changed = { ...resource, settings: { ...resource.settings, purpose: 'For something else' } };
      const rewritten = writeResource(project, changed, text);
      expect(read(rewritten), title).toEqual(changed);
      expect(commentsIn(rewritten), title).toBe(commentsIn(text));
    }
  });
});

it.skipIf(!hasTerraform)('is as terraform fmt would write it, in all cases', () => {
  const files = CASES.flatMap(({ provider, kind, scenes }) =>
    scenes.map((one, at) => [`${provider}-${kind}-${at}.tf`, textOf(one)] as const),
  );
  expect(files).toHaveLength(COUNT);
  expect(inFolder(Object.fromEntries(files), (folder) => terraform(folder, 'fmt', '-check', '-diff'))).toBe('');
});
