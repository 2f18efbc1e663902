import { z } from 'zod';
import type { Problem } from './refusal.ts';
import type { YamlFile } from './yaml.ts';

type Path = readonly (string | number)[];

/** A file that people wrote, the shape it should have, and who knows what they meant by a word that is none. */
export interface Expected {
  file: Pick<YamlFile, 'lineOf'>;
  path: string;
  schema: z.ZodType;
  nearest(word: string, known: readonly string[]): string | undefined;
}

/** What is wrong with a file, with the line, the field and what would be right: one problem for each field. */
export function schemaProblems(issue: z.core.$ZodIssue, { file, path, schema, nearest }: Expected): Problem[] {
  const where = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const wrong = (field: Path, why: string, expected?: string): Problem => ({
    code: 'bad-input',
    field: `${path}, line ${file.lineOf(field)}, ${wordsOf(field)}`,
    why,
    ...(expected && { expected }),
  });
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, where);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      return wrong(
        [...where, key],
        meant ? `unknown; did you mean ${meant}?` : 'unknown',
        `one of ${known.join(', ')}`,
      );
    });
  }
  return [wrong(where, messageOf(issue), describedAt(schema, where))];
}

const messageOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_union' ? (issue.errors.flat()[0]?.message ?? issue.message) : issue.message;

/** `projects 2, dir`, counted as people count. */
const wordsOf = (field: Path): string =>
  field.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : step)).join(', ') || 'the file';

/** The schema of what stands at a path. */
function schemaAt(whole: z.ZodType, path: Path): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((at, step) => {
    const inner = bare(at);
    if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
    return inner instanceof z.ZodObject ? (inner.shape[String(step)] as z.ZodType | undefined) : undefined;
  }, whole);
}

/** Without `optional`, `default` and transformations around it. */
function bare(type: z.ZodType | undefined): z.ZodType | undefined {
  if (type instanceof z.ZodPipe) return bare(type.in as z.ZodType);
  return type instanceof z.ZodOptional || type instanceof z.ZodDefault ? bare(type.unwrap() as z.ZodType) : type;
}

function keysAt(whole: z.ZodType, path: Path): string[] {
  const found = bare(schemaAt(whole, path));
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

const describedAt = (whole: z.ZodType, path: Path): string | undefined =>
  path.length === 0 ? undefined : (schemaAt(whole, path)?.description ?? describedAt(whole, path.slice(0, -1)));
