import { describe, expect, it } from 'vitest';
import { importAtlantis } from '../../src/repo/import-atlantis.ts';
import { parseRepoConfig } from '../../src/repo/parse.ts';

const ATLANTIS = `version: 3
automerge: true
projects:
- name: network
  dir: infra/network
  autoplan:
    when_modified: ["*.tf", "../modules/**/*.tf"]
  apply_requirements: [approved, mergeable, policies_passed]
- name: My_Web
  dir: infra/web
  workspace: blue
  terraform_version: v1.9.5
  depends_on: [network]
  workflow: custom
  execution_order_group: 2
- dir: legacy
  name: legacy
  depends_on: [My_Web]
  terraform_distribution: opentofu
  repo_locks: {mode: on_apply}
workflows:
  custom: {}
autodiscover:
  mode: enabled
  ignore_paths: ["sandbox/**"]
`;

describe('an atlantis.yaml', () => {
  const { text, left } = importAtlantis(ATLANTIS);
  it('becomes a guildops.yaml that is read', () => {
    expect(parseRepoConfig(text)).toMatchObject({
      projects: [
        {
          name: 'network',
          dir: 'infra/network',
          when_modified: ['*.tf', '../modules/**/*.tf'],
          requirements: ['approved', 'mergeable'],
        },
        {
          name: 'infra-web-blue',
          dir: 'infra/web',
          workspace: 'blue',
          engine_version: '1.9.5',
          depends_on: ['network'],
        },
        { dir: 'legacy', engine: 'tofu', depends_on: ['infra-web-blue'] },
      ],
      autodiscover: { enabled: true, ignore: ['sandbox/**'] },
      lock: 'apply',
    });
  });

  it.each([
    /line 2: automerge is not carried over \(a pull request is always merged/,
    /line 8: there is no requirement policies_passed/,
    /line 9: My_Web is no name here; the project is called infra-web-blue/,
    /line 14: workflow is not carried over/,
    /line 15: execution_order_group is not carried over \(say depends_on/,
    /line 9: lock: apply holds for the whole repository, so for this project as well/,
    /line \d+: workflows is not carried over/,
  ])('says what it could not carry over: %s', (says) => expect(left.join('\n')).toMatch(says));

  it('of another version is said to be one', () => {
    expect(importAtlantis('version: 2\nprojects: []\n').left.join()).toContain('version 2 was read like version 3');
  });
});
