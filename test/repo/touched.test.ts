import { describe, expect, it } from 'vitest';
import { projectsOf } from '../../src/repo/discover.ts';
import { indexOf, isConfig, type RepoIndex, readFacts } from '../../src/repo/index-tree.ts';
import { DEFAULT_CONFIG, parseRepoConfig } from '../../src/repo/parse.ts';
import { touchedBy } from '../../src/repo/touched.ts';

const BACKEND = 'terraform {\n  backend "s3" {}\n}\n';
const uses = (source: string) => `module "m" {\n  source = "${source}"\n}\n`;

const TREE: Readonly<Record<string, string>> = {
  'README.md': '',
  'infra/network/main.tf': BACKEND,
  'infra/web/main.tf': `${BACKEND}${uses('../../lib/vm')}`,
  'infra/web/dev.tfvars': 'size = 1',
  'infra/plain/main.tf': 'resource "null_resource" "x" {}',
  'lib/vm/main.tf': uses('../disk'),
  'lib/vm/README.md': '',
  'lib/disk/main.tf': 'variable "gb" {}',
  'modules/old/main.tf': 'provider "aws" {}',
  'odd [x]/main.tf': BACKEND,
  'broken/main.tf': 'resource "',
};

const indexOfTree = (tree: Readonly<Record<string, string>>): RepoIndex =>
  indexOf(
    new Map(
      Object.entries(tree)
        .filter(([path]) => isConfig(path))
        .map(([path, text]) => [path, readFacts(path, text)]),
    ),
  );

const index = indexOfTree(TREE);
const dirsOf = (projects: readonly { dir: string }[]) => projects.map(({ dir }) => dir);

describe('projects that no file names', () => {
  it('are the folders with a backend or provider, and those that nobody uses as a module', () => {
    expect(dirsOf(projectsOf(DEFAULT_CONFIG, index))).toEqual([
      'broken',
      'infra/network',
      'infra/plain',
      'infra/web',
      'odd [x]',
    ]);
  });

  it('are not looked for where some are listed, unless that is wanted', () => {
    const listed = 'version: 1\nprojects: [{dir: infra/web}]\n';
    expect(dirsOf(projectsOf(parseRepoConfig(listed), index))).toEqual(['infra/web']);
    const both = `${listed}autodiscover: {enabled: true, ignore: [broken, "odd*"]}\n`;
    expect(dirsOf(projectsOf(parseRepoConfig(both), index))).toEqual(['infra/web', 'infra/network', 'infra/plain']);
  });
});

describe('projects that a change is about', () => {
  const touched = (config: string, ...paths: string[]) =>
    dirsOf(touchedBy(paths, projectsOf(parseRepoConfig(config), index), index));
  const plain = 'version: 1\n';

  it.each([
    { does: 'its own code', paths: ['infra/web/main.tf'], dirs: ['infra/web'] },
    { does: 'its variables', paths: ['infra/web/dev.tfvars'], dirs: ['infra/web'] },
    { does: 'variables that are read by themselves', paths: ['infra/web/x.auto.tfvars'], dirs: ['infra/web'] },
    { does: 'its lock file', paths: ['infra/web/.terraform.lock.hcl'], dirs: ['infra/web'] },
    { does: 'a module that it uses', paths: ['lib/vm/outputs.tf'], dirs: ['infra/web'] },
    { does: 'a module of a module, also a script in it', paths: ['lib/disk/setup.sh'], dirs: ['infra/web'] },
    { does: 'not the words about a module', paths: ['lib/vm/README.md'], dirs: [] },
    { does: 'not what lies beside', paths: ['infra/web/notes.txt', 'README.md', 'docs/main.md'], dirs: [] },
    {
      does: 'both sides of a move',
      paths: ['infra/web/a.tf', 'infra/network/a.tf'],
      dirs: ['infra/network', 'infra/web'],
    },
    { does: 'a folder with letters that mean something in patterns', paths: ['odd [x]/main.tf'], dirs: ['odd [x]'] },
  ])('$does', ({ paths, dirs }) => expect(touched(plain, ...paths)).toEqual(dirs));

  const watching = (patterns: string) => `version: 1\nprojects:\n  - dir: infra/web\n    when_modified: ${patterns}\n`;
  it.each([
    { patterns: '["*.tf"]', path: 'infra/web/main.tf', is: true },
    { patterns: '["*.tf"]', path: 'infra/web/deep/main.tf', is: false },
    { patterns: '["**/*", "!**/*.md"]', path: 'infra/web/deep/x.sh', is: true },
    { patterns: '["**/*", "!**/*.md"]', path: 'infra/web/deep/x.md', is: false },
    { patterns: '["**/*", "!**/*.md", "KEEP.md"]', path: 'infra/web/KEEP.md', is: true },
    { patterns: '["../../config/*.json"]', path: 'config/web.json', is: true },
    { patterns: '["../../config/*.json"]', path: 'config/deep/web.json', is: false },
  ])('by when_modified $patterns: $path $is', ({ patterns, path, is }) => {
    expect(touched(watching(patterns), path)).toEqual(is ? ['infra/web'] : []);
  });

  it('by a file of variables that lies elsewhere', () => {
    const config = 'version: 1\nprojects:\n  - dir: infra/web\n    var_files: [../../env/dev.tfvars]\n';
    expect(touched(config, 'env/dev.tfvars')).toEqual(['infra/web']);
    expect(touched(config, 'env/prod.tfvars')).toEqual([]);
  });

  it('are found among a thousand', () => {
    const tree = Object.fromEntries(
      Array.from({ length: 1000 }, (_, n) => [`stacks/s${n}/main.tf`, `${BACKEND}${uses('../../lib/vm')}`]),
    );
    const many = indexOfTree({ ...TREE, ...tree });
    const projects = projectsOf(DEFAULT_CONFIG, many);
    expect(touchedBy(['stacks/s7/main.tf', 'stacks/s999/x.tf'], projects, many).map(({ name }) => name)).toEqual([
      'stacks-s7',
      'stacks-s999',
    ]);
    expect(touchedBy(['lib/disk/main.tf'], projects, many)).toHaveLength(1001);
  });
});
