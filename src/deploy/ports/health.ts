/** How the program and what it depends on are, as looked at a moment ago. */
export interface Health {
  version: string;
  since: Date;
  memory: { usedMib: number; totalMib: number };
  /** The average of the last minute, and how many processors there are. */
  load: { average: number; cores: number };
  databaseMib: number;
  jobs: { due: number; running: number; retrying: number; dead: number };
  locks: number;
  runs: number;
  openDeploys: number;
  sweptAt?: Date;
  github: Reached;
  jail: { kind: string } | { why: string };
  /** Where providers come from: a folder, the registry, or the sandbox. */
  providers: string;
  ai: string;
  /** What works with less than it should. */
  degraded: readonly string[];
}

/** How long something took to answer, or why it did not. */
export type Reached = { ms: number } | { why: string };
