import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Resource } from '../../../src/core/request.ts';
import { generateProject } from '../../../src/generators/generate.ts';
import { checkedResource, generatorOf, neighbourProblems } from '../../../src/generators/kinds.ts';
import { refusalOf } from '../samples.ts';
import { spoiledOf } from '../spoiled.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { PROD, RICH } from './everything.ts';

it('settings that people send on purpose are refused, or become a file that terraform would format the same', () => {
  const accepted: string[] = [];
  fc.assert(
    fc.property(spoiledOf(RICH), ({ resource: { kind, name, settings }, setting, value }) => {
      let made: Resource | undefined;
      const refused = refusalOf(() => {
        made = checkedResource(PROD, kind, name, { ...settings, [setting]: value });
      });
      expect(refused.length > 0).toBe(made === undefined);
      if (!made) return;
      const resource = made;
      const resources = RICH.map((one) => (one.kind === kind && one.name === name ? resource : one));
      if (neighbourProblems({ project: PROD, resources }).length > 0) return;
      accepted.push(
        ...[...generateProject({ project: PROD, resources })].flatMap(([path, text]) =>
          path.endsWith(`/${kind}-${name}.tf`) && text !== null ? [text] : [],
        ),
      );
      expect(generatorOf('azure', kind).settingsOf(resource.settings, PROD)).toEqual(resource.settings);
    }),
    { numRuns: 300 },
  );
  expect(accepted.length).toBeGreaterThan(20);
  if (!hasTerraform) return;
  const files = Object.fromEntries(accepted.map((text, at) => [`${at}.tf`, text]));
  expect(inFolder(files, (folder) => terraform(folder, 'fmt', '-check', '-diff'))).toBe('');
});
