import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Sealer } from './core/seal.ts';
import type { Clock } from './deploy/ports.ts';
import { createIssuer, type Issuer } from './identity/issuer.ts';
import { ALGORITHM, createIdentityKeys, type KeyFile } from './identity/keys.ts';
import type { Handler } from './web/handler.ts';
import { openIdPages } from './web/openid.ts';

/** Who signs for runs, and what the clouds read of it; undefined where nobody has said under which address we can be reached. */
export function openIdOf(
  { GUILDOPS_URL: url, GUILDOPS_DATA: dir }: Pick<Config, 'GUILDOPS_URL' | 'GUILDOPS_DATA'>,
  sealer: Sealer,
  clock: Clock,
): { issuer: Issuer; pages: Record<string, Handler> } | undefined {
  if (url === undefined) return undefined;
  const now = () => clock.now();
  const keys = createIdentityKeys(keyFile(join(dir, 'identity-keys.sealed')), sealer, now);
  return { issuer: createIssuer(url, keys, now), pages: openIdPages(url, ALGORITHM, () => keys.published()) };
}

const keyFile = (path: string): KeyFile => ({
  read: () =>
    readFile(path).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'ENOENT') throw fault;
      return undefined;
    }),
  async write(bytes) {
    await writeFile(`${path}.new`, bytes, { mode: 0o600 });
    await rename(`${path}.new`, path);
  },
});
