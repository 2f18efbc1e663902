import type { ProjectId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/person.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { Resource } from '../../src/core/request.ts';
import type { ProjectFacts } from '../../src/generators/kind.ts';
import { settingsFor } from '../../src/generators/kinds.ts';

export const SHOP: ProjectFacts = {
  id: 'shop' as ProjectId,
  provider: 'gcp',
  region: 'us-central1',
  environment: 'dev',
  engine: 'terraform',
  directory: 'projects/shop',
  backend: { kind: 'http' },
};

export const ALICE: Person = { surface: 'discord', id: '123456789012345678', name: 'Alice', roles: [] };

export const aNetwork = (name = 'app', settings: Readonly<Record<string, unknown>> = {}): Resource =>
  settingsFor(SHOP, 'network', name, settings, ALICE);

export const aVm = (name = 'web', settings: Readonly<Record<string, unknown>> = {}, project = SHOP): Resource =>
  settingsFor(project, 'vm', name, { machine_type: 'e2-medium', network: 'app', ...settings }, ALICE);

/** Texts that people send on purpose. */
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: HCL's own templates
export const HOSTILE = [
  '${file("/etc/passwd")}',
  '%{ if true }x%{ endif }',
  '@everyone `code` ``` </details> <!-- x --> ../../etc/passwd',
  'two\nlines\r\nand a "quote" and \\ backslash',
  '*/ # // <<EOT\nEOT\n}',
  '👩‍🚀 ünïcödé \u202Edesrever\u202C \u0000 \uD800',
  '- yaml: [list] #comment\n? key\n: value\n--- \n...',
  'x'.repeat(5_000),
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: HCL's own templates

/** What a refusal says, one line per problem. */
export function refusalOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map((problem) =>
      problem.code === 'bad-input'
        ? [problem.field, problem.why, ...(problem.expected ? [problem.expected] : [])].join(' | ')
        : JSON.stringify(problem),
    );
  }
  return [];
}
