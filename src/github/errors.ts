import type { Permissions } from './permissions.ts';

/** A request that GitHub refused or could not answer, in a sentence an operator can act on. Carries no header and no body. */
export class GitHubFault extends Error {
  /** HTTP status; 500 where there was no answer at all, as octokit has it. */
  readonly status: number;
  /** GitHub's own words, for decisions that depend on them. */
  readonly said: string;
  constructor(status: number, said: string, message: string) {
    super(message);
    this.name = 'GitHubFault';
    this.status = status;
    this.said = said;
  }
}

interface RequestFailure {
  status: number;
  message: string;
  request?: { method: string; url: string };
  response?: { headers?: Record<string, string | number | undefined>; data?: { message?: string } };
}

const isFailure = (error: unknown): error is RequestFailure =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

/** Octokit's error as ours; anything else stays what it is. `granted` is what our token asked for. */
export function toFault(error: unknown, granted: Permissions): unknown {
  if (!isFailure(error) || error instanceof GitHubFault) return error;
  const said = error.response?.data?.message ?? error.message;
  const call = error.request ? `${error.request.method} ${pathOf(error.request.url)}` : 'a request';
  return new GitHubFault(
    error.status,
    said,
    `GitHub answered ${error.status} to ${call}: ${said}${hint(error, granted)}`,
  );
}

const pathOf = (url: string): string => {
  try {
    return new URL(url).pathname;
  } catch {
    return url;
  }
};

/** GitHub names the permission a call needs in a header; without it we can only name what we have. */
function hint({ status, response }: RequestFailure, granted: Permissions): string {
  if (status !== 403 && status !== 404) return '';
  const needed = response?.headers?.['x-accepted-github-permissions'];
  if (needed) return ` (needs the App permission ${needed})`;
  const have = Object.entries(granted).map(([name, level]) => `${name}:${level}`);
  return ` (our token has ${have.join(', ')}; is the App installed on this repository with these permissions?)`;
}

/** Whether an error is GitHub's answer with one of these statuses. */
export const isStatus = (error: unknown, ...statuses: readonly number[]): error is GitHubFault =>
  error instanceof GitHubFault && statuses.includes(error.status);

/** GitHub's answer to everything while an owner has suspended the App. */
export const isSuspended = (error: unknown): boolean =>
  isFailure(error) && error.status === 403 && /installation has been suspended/.test(error.message);

/** No answer, or one that says nothing about whether the request was carried out. */
export const isUncertain = (error: unknown): boolean => error instanceof GitHubFault && error.status >= 500;

/** Undefined where GitHub answers 404. */
export async function orMissing<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isStatus(error, 404)) return undefined;
    throw error;
  }
}
