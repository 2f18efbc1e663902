import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/core/request.ts';
import { printFile } from '../../src/generators/hcl.ts';
import { checkedResource, generatorOf, neighbourProblems } from '../../src/generators/kinds.ts';
import { liveCode } from './live-code.ts';
import { refusalOf } from './samples.ts';
import { PWNED, spoiledOf } from './spoiled.ts';
import { SPREADS } from './spreads.ts';
import { hasTerraform, inFolder, terraform } from './terraform.ts';

/** Files of every cloud that were made in spite of what was sent. */
const accepted: string[] = [];

describe.each(Object.entries(SPREADS))('settings that people send on purpose: %s', (_, { rich }) => {
  const { project } = rich;

  it('are refused, or end as text and as nothing else', () => {
    const before = accepted.length;
    fc.assert(
      fc.property(spoiledOf(rich.resources), ({ resource: { kind, name, settings }, setting, value }) => {
        let made: Resource | undefined;
        const refused = refusalOf(() => {
          made = checkedResource(project, kind, name, { ...settings, [setting]: value });
        });
        expect(refused.length > 0).toBe(made === undefined);
        if (!made) return;
        const resource = made;
        const resources = rich.resources.map((one) => (one.kind === kind && one.name === name ? resource : one));
        if (neighbourProblems({ project, resources }).length > 0) return;
        const text = printFile(generatorOf(project.provider, kind).body(resource, { project, resources }));
        expect(liveCode(text)).not.toContain(PWNED);
        accepted.push(text);
        expect(generatorOf(project.provider, kind).settingsOf(resource.settings, project)).toEqual(resource.settings);
      }),
      { numRuns: 300 },
    );
    expect(accepted.length - before).toBeGreaterThan(20);
    expect(accepted.slice(before).some((text) => text.includes(PWNED))).toBe(true);
  });
});

it.skipIf(!hasTerraform)('what is made of them is as terraform fmt would write it', () => {
  const files = Object.fromEntries(accepted.map((text, at) => [`${at}.tf`, text]));
  expect(inFolder(files, (folder) => terraform(folder, 'fmt', '-check', '-diff'))).toBe('');
});

describe('code in a file', () => {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: HCL's own templates
  it.each([
    { what: 'a call', hcl: 'a = pwned(1)', isCode: true },
    { what: 'a string', hcl: 'a = "pwned(1)"', isCode: false },
    { what: 'a string that ends too early', hcl: 'a = "x" + pwned(1) + ""', isCode: true },
    { what: 'a template', hcl: 'a = "x-${pwned(1)}"', isCode: true },
    { what: 'a template in a template', hcl: 'a = "${"${pwned(1)}"}"', isCode: true },
    { what: 'an escaped template', hcl: 'a = "$${pwned(1)} %%{pwned(1)}"', isCode: false },
    { what: 'a sign before an escaped template', hcl: 'a = "$$${pwned(1)}"', isCode: false },
    { what: 'a comment', hcl: '# pwned(1)\n// pwned(1)\n/* pwned(1)\n*/', isCode: false },
    { what: 'behind a comment', hcl: '# x\npwned(1)', isCode: true },
    { what: 'a heredoc', hcl: 'a = <<-EOT\n  pwned(1)\n  EOT\n', isCode: false },
    { what: 'a template in a heredoc', hcl: 'a = <<-EOT\n  ${pwned(1)}\n  EOT\n', isCode: true },
    { what: 'behind a heredoc', hcl: 'a = <<EOT\nEOT\nb = pwned(1)\n', isCode: true },
  ])('is told from text: $what', ({ hcl, isCode }) => {
    expect(liveCode(hcl).includes(PWNED)).toBe(isCode);
  });
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: HCL's own templates
});
