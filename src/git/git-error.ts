/** A git command that ended as it should not. The message holds git's own words; a credential never reaches them. */
export class GitError extends Error {
  constructor(
    args: readonly string[],
    readonly code: number | undefined,
    readonly stderr: string,
  ) {
    super(`git ${args[0]} failed${code === undefined ? '' : ` with ${code}`}: ${stderr.trim().slice(0, 2000)}`);
    this.name = 'GitError';
  }
}
