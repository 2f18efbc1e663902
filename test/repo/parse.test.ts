import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Problem, Refusal } from '../../src/core/refusal.ts';
import { nameOf } from '../../src/repo/name.ts';
import { parseRepoConfig } from '../../src/repo/parse.ts';

function complaints(text: string): string[] {
  try {
    parseRepoConfig(text);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map((problem: Problem) =>
      problem.code === 'bad-input' ? `${problem.field}: ${problem.why} | ${problem.expected ?? ''}` : problem.code,
    );
  }
}

describe('guildops.yaml', () => {
  it('is read with its defaults, folders in one form', () => {
    expect(parseRepoConfig('version: 1\nprojects:\n  - dir: ./infra//network/\n    when_modified: "*.tf"\n')).toEqual({
      version: 1,
      projects: [
        {
          dir: 'infra/network',
          workspace: 'default',
          engine: 'terraform',
          environment: 'prod',
          when_modified: ['*.tf'],
        },
      ],
      apply: 'before_merge',
      lock: 'plan',
      drafts: false,
    });
  });

  it.each([
    { text: 'version: 2\n', says: /line 1, version: .*1.*\| 1/ },
    { text: 'version: 1\nprojcts: []\n', says: /line 2, projcts: unknown; did you mean projects\?/ },
    {
      text: 'version: 1\nprojects:\n  - dir: a\n    worksapce: b\n',
      says: /line 4, .*worksapce: unknown; did you mean workspace\?/,
    },
    {
      text: 'version: 1\nprojects:\n  - dir: ../other\n',
      says: /line 3, projects, entry 1, dir: it is no folder inside/,
    },
    { text: 'version: 1\nprojects:\n  - dir: /etc\n', says: /no folder inside/ },
    {
      text: 'version: 1\nprojects:\n  - dir: a\n    engine_version: "1.9"\n',
      says: /line 4, .*write it whole, such as 1.11.4/,
    },
    { text: 'version: 1\nprojects:\n  - dir: a\n    engine: pulumi\n', says: /line 4, .*\| terraform or tofu/ },
    {
      text: 'version: 1\nprojects:\n  - dir: a\n  - dir: ./a\n',
      says: /line 4, .*a is there twice|in workspace default is there twice/,
    },
    {
      text: 'version: 1\nprojects:\n  - {name: web, dir: a}\n  - {name: web, dir: b}\n',
      says: /line 4, name: web is there twice/,
    },
    {
      text: 'version: 1\nprojects:\n  - {name: web, dir: a, depends_on: [netwrk]}\n  - {name: network, dir: b}\n',
      says: /there is no project netwrk \| did you mean network\?/,
    },
    {
      text: 'version: 1\nprojects:\n  - {name: aa, dir: a, depends_on: bb}\n  - {name: bb, dir: b, depends_on: aa}\n',
      says: /aa depends on itself/,
    },
    { text: 'version: 1\nprojects:\n  - {dir: a, var_files: ["../../../etc/passwd"]}\n', says: /no .tfvars file/ },
    { text: 'version: 1\napply: sometimes\n', says: /line 2, apply/ },
    { text: 'version: 1\nparallelism: 0\n', says: /line 2, parallelism.*\n?.*Plans of one pull request/ },
    { text: 'version: 1\nmerge: octopus\n', says: /line 2, merge/ },
    { text: 'projects: [\n', says: /guildops.yaml, line/ },
    { text: '', says: /holds no mapping/ },
  ])('refuses $text with the line and what would be right', ({ text, says }) => {
    expect(complaints(text).join('\n')).toMatch(says);
  });

  it('tells every mistake at once', () => {
    expect(complaints('version: 1\napply: never\nlock: always\nprojects:\n  - dir: a\n    engine: x\n')).toHaveLength(
      3,
    );
  });

  it('never fails otherwise than by a refusal', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void complaints(text)));
  });
});

describe('the name of a project', () => {
  it.each([
    [{ dir: 'infra/prod/network', workspace: 'default' }, 'infra-prod-network'],
    [{ dir: '.', workspace: 'default' }, 'root'],
    [{ dir: 'infra', workspace: 'blue' }, 'infra-blue'],
    [{ name: 'shop', dir: 'x', workspace: 'y' }, 'shop'],
  ])('of %j is %s', (project, name) => expect(nameOf(project)).toBe(name));

  it('is legal for any folder, and differs for folders that differ', () => {
    const dir = fc.string({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(dir, dir, (one, other) => {
        fc.pre(one !== other && ![one, other].includes('.'));
        const names = [one, other].map((folder) => nameOf({ dir: folder, workspace: 'default' }));
        expect(names.every((name) => /^[a-z][a-z0-9-]{1,38}$/.test(name))).toBe(true);
        expect(names[0]).not.toBe(names[1]);
      }),
    );
  });
});
