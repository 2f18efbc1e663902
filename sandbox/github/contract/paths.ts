import { type Description, follow } from './description.ts';

/** `GET /repos/{owner}/{repo}`: an operation as GitHub's documentation names it. */
export type OperationName = `${string} /${string}`;

export interface Match {
  readonly name: OperationName;
  readonly params: Readonly<Record<string, string>>;
}

interface Template {
  readonly name: OperationName;
  readonly method: string;
  readonly segments: readonly string[];
  /** The last parameter takes all that is left: `heads/guildops/7f3k` is one reference. */
  readonly openEnded: boolean;
}

/** Finds the operation of a request. Parameters come out decoded, encoded slashes included. */
export function createMatcher(description: Description): (method: string, path: string) => Match | undefined {
  const templates = toTemplates(description);
  return (method, path) => {
    const segments = path.split('/').slice(1);
    for (const template of templates) {
      const params = template.method === method ? matchSegments(template, segments) : undefined;
      if (params) return { name: template.name, params };
    }
    return undefined;
  };
}

/**
 * Fixed words before parameters, so that `/issues/comments/1` is a comment and not the issue called "comments"; then long
 * before short, so that `/commits/x/check-runs` are checks and not the commit called "x/check-runs".
 */
function toTemplates(description: Description): Template[] {
  const templates = Object.entries(description.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [] }]): Template => {
      const known = parameters.map((parameter) => follow(description, parameter));
      const openEnded = known.some((parameter) => parameter['x-multi-segment']) || /\/git\/.*\{ref\}$/.test(path);
      const verb = method.toUpperCase();
      return { name: `${verb} ${path}` as OperationName, method: verb, segments: path.split('/').slice(1), openEnded };
    }),
  );
  const variables = ({ segments }: Template) => segments.filter(isParameter).length;
  return templates.sort((a, b) => variables(a) - variables(b) || b.segments.length - a.segments.length);
}

const isParameter = (segment: string) => segment.startsWith('{');

function matchSegments({ segments, openEnded }: Template, path: readonly string[]): Record<string, string> | undefined {
  const longer = openEnded && path.length > segments.length;
  if (path.length !== segments.length && !longer) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const rest = openEnded && index === segments.length - 1 ? path.slice(index).join('/') : (path[index] ?? '');
    if (!isParameter(segment) ? rest !== segment : rest === '') return undefined;
    if (isParameter(segment)) params[segment.slice(1, -1)] = decode(rest);
  }
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
