import type { ServerResponse } from 'node:http';
import { explain } from '../../core/explain.ts';
import type { Problem, Refusal } from '../../core/refusal.ts';

/** A "no" as RFC 9457 has it: `title` names what is wrong, `detail` what would be right. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(title);
  }
}

/** Statuses by code; whatever is not here is a conflict with what is now. */
const STATUS: Partial<Record<Problem['code'], number>> = {
  'bad-input': 400,
  'no-right': 403,
  'no-such': 404,
  'rate-limited': 429,
  fault: 500,
};

/** A refusal of a use case; all of its reasons are in `problems`. */
export function toApiProblem({ problems }: Refusal): { status: number; body: object } {
  const [first] = problems;
  const reasons = problems.map((problem) => ({ code: problem.code, ...said(problem) }));
  return {
    status: STATUS[first.code] ?? 409,
    body: bodyOf(STATUS[first.code] ?? 409, first.code, said(first), reasons),
  };
}

const said = (problem: Problem) => {
  const { what, wayOn } = explain(problem);
  return { title: what, detail: wayOn };
};

const bodyOf = (
  status: number,
  code: string,
  words: { title: string; detail: string },
  problems?: readonly object[],
) => ({
  type: `urn:guildops:problem:${code}`,
  status,
  ...words,
  ...(problems && problems.length > 1 && { problems }),
});

export const problemBody = ({ status, code, title, detail }: ApiProblem): object =>
  bodyOf(status, code, { title, detail });

/** Ends the response with a problem. */
export function sendProblem(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): true {
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(bytes);
  return true;
}
