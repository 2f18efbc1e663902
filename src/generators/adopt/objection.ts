import { harmOf } from './harms.ts';
import type { Pairing } from './pair.ts';
import { isSecret, plain } from './say.ts';
import type { Written } from './written.ts';

/** The first thing that speaks against writing a file. */
export function objection(
  written: readonly Written[],
  wanted: readonly string[],
  pairing: Pairing,
): string | undefined {
  for (const one of written) {
    const at = pairing.present.get(one.address);
    if (!at) {
      if (wanted.includes(one.type)) return `GuildOps writes ${one.address} beside it, and there is none like it`;
      continue;
    }
    for (const difference of pairing.differences(one)) {
      const { path, from, to } = difference;
      const said = isSecret(at, path)
        ? `${path} would change (sensitive)`
        : `${path} would change from ${plain(from)} to ${plain(to)}`;
      if (difference.replaces) return `${said}, which makes ${one.type} anew`;
      const harm = harmOf(one.type, difference);
      if (harm !== undefined) return `${harm}: ${said}`;
    }
  }
  return undefined;
}
