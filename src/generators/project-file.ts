import { z } from 'zod';
import { providerSchema } from '../catalog/clouds.ts';
import { addressOf, type Backend, parseBackend } from '../core/backend.ts';
import { type ProjectId, parseProjectId } from '../core/ids.ts';
import { ENGINES, ENVIRONMENTS } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { editYaml, readYaml, writeYaml } from '../core/yaml.ts';
import type { ProjectFacts } from './kind.ts';
import { attempt, refusalOf } from './settings/attempt.ts';
import { unknownKey } from './settings/check.ts';

const REMARK =
  'What this project is. The record in GuildOps decides; this file confirms it, and a pull request that changes it is refused.';

const schema = z.strictObject({
  id: z.string().refine((id) => parseProjectId(id) !== undefined),
  provider: providerSchema,
  region: z.string(),
  environment: z.enum(ENVIRONMENTS),
  engine: z.enum(ENGINES),
  backend: z.string().default('http'),
});

export const projectPath = (directory: string): string => `${directory}/project.yaml`;

/** What `project.yaml` says. @throws Refusal `bad-input` with path and line for every problem */
export function parseProject(directory: string, text: string): ProjectFacts {
  const path = projectPath(directory);
  const file = readYaml(path, text);
  const result = schema.safeParse(file.value);
  if (result.success) {
    const { id, backend, ...facts } = result.data;
    const where = `${path}, line ${file.lineOf(['backend'])}, backend`;
    return { ...facts, id: id as ProjectId, directory, backend: backendAt(where, backend, id) };
  }
  throw refusalOf(
    result.error.issues.flatMap((issue): Problem[] => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => unknownKey(key, Object.keys(schema.shape)));
      const field = String(issue.path[0] ?? '');
      return [{ code: 'bad-input', field: `${path}, line ${file.lineOf([field])}, ${field}`, why: issue.message }];
    }),
  );
}

/** A backend that only a project's file names. @throws Refusal `bad-input` with path and line */
function backendAt(where: string, text: string, id: string): Backend {
  const parsed = attempt(() => parseBackend(text, id));
  if (parsed.ok) return parsed.value;
  throw refusalOf(
    parsed.problems.map((problem) => ({ ...problem, ...(problem.code === 'bad-input' && { field: where }) })),
  );
}

/** The file of a project; one that says the same keeps its bytes, one that does not keeps its comments. */
export function writeProject(project: ProjectFacts, present?: string): string {
  const { id, provider, region, environment, engine, backend } = project;
  const facts = { id, provider, region, environment, engine, backend: addressOf(backend) };
  const was = present === undefined ? undefined : attempt(() => parseProject(project.directory, present));
  if (present === undefined || !was?.ok) return writeYaml(REMARK, facts);
  const { backend: wasBackend, ...rest } = was.value;
  const before: Readonly<Record<string, unknown>> = { ...rest, backend: addressOf(wasBackend) };
  return editYaml(
    present,
    Object.entries(facts).flatMap(([key, value]) => (before[key] === value ? [] : [[[key], value] as const])),
  );
}
