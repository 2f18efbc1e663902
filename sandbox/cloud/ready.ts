import type { RunningProvider } from './reattach.ts';

/** What the process of the sandbox clouds says once it answers. */
export interface Ready {
  pid: number;
  socketDir: string;
  providers: RunningProvider[];
}
