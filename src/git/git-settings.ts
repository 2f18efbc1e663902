export interface GitSettings {
  /** The bare repository that commands work on. */
  gitDir: string;
  /** An empty folder of ours, so that git finds no person's settings. */
  home: string;
  /** PATH and proxy variables; nothing else is passed on. */
  environment: Readonly<Record<string, string>>;
}

/** Longest a command may take, in milliseconds; a first clone of a large repository is the slowest. */
export const DEADLINE_MS = 10 * 60_000;
