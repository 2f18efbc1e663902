import { afterEach, beforeEach } from 'vitest';
import type { Site } from './site.ts';

/** Tests that tell one story: after one that failed the others are skipped, and the program's last words are shown. */
export function chainTests(site: () => Site | undefined): void {
  let isBroken = false;
  beforeEach((context) => context.skip(isBroken, 'the story ended before'));
  afterEach(({ task }) => {
    if (task.result?.state !== 'fail') return;
    isBroken = true;
    const lines =
      site()
        ?.program()
        .log.map((line) => JSON.stringify(line)) ?? [];
    console.error([...lines.slice(-30), ...(site()?.database.unfinished() ?? [])].join('\n'));
  });
}
