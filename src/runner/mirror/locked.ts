import { parseHcl } from '../../repo/hcl/blocks.ts';
import { isPackage, type Package } from './package.ts';

/** What a lock file says of a provider. */
export interface Locked extends Package {
  /** `h1:` of unpacked providers, `zh:` of archives, for any machine. */
  hashes: readonly string[];
}

/**
 * The providers of a `.terraform.lock.hcl`; what is no provider with a version is left to the engine to complain about.
 * @throws HclSyntaxError
 */
export function lockedIn(lockFile: string): Locked[] {
  return parseHcl(lockFile)
    .filter(({ type }) => type === 'provider')
    .map(({ labels: [source = ''], attributes }) => {
      const named = (name: string) => attributes.find((one) => one.name === name);
      const hashes = (named('hashes')?.parts ?? []).flatMap(({ kind, text }) =>
        kind === 'string' && text ? [text] : [],
      );
      return { source, version: named('version')?.literal ?? '', hashes };
    })
    .filter(isPackage);
}
