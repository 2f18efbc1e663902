import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { PLATFORM } from '../../../src/runner/install/release.ts';
import { type Package, packageFolder } from '../../../src/runner/mirror/package.ts';

/** A provider that init installs and nobody starts. */
export const DEMO: Package = { source: 'registry.terraform.io/acme/demo', version: '1.2.3' };

const filesOf = ({ version }: Package): Record<string, string> => ({
  [`terraform-provider-demo_v${version}`]: '#!/bin/sh\nexit 1\n',
  'LICENSE.txt': 'See the vendor.\n',
  'docs/index.md': '# demo\n',
});

/** The archive of a provider. */
export function zipOf(one: Package): Buffer {
  const files = Object.entries(filesOf(one)).map(([name, text]) => [name, Buffer.from(text)]);
  return Buffer.from(zipSync(Object.fromEntries(files)));
}

/** A data folder, and beside it mirrors that somebody filled. */
export async function createMirrorRig() {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-mirror-'));
  const data = join(dir, 'data');
  return {
    dir,
    data,
    folder: join(data, 'providers'),
    /** As `terraform providers mirror` writes it. */
    async packed(one: Package = DEMO): Promise<string> {
      const at = join(dir, 'packed', one.source);
      await mkdir(at, { recursive: true });
      await writeFile(join(at, `terraform-provider-demo_${one.version}_${PLATFORM}.zip`), zipOf(one));
      return join(dir, 'packed');
    },
    /** Unpacked, in a folder of that name. */
    async unpacked(name: string, one: Package = DEMO): Promise<string> {
      for (const [path, text] of Object.entries(filesOf(one))) {
        const file = join(packageFolder(join(dir, name), one), path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
        await chmod(file, 0o755);
      }
      return join(dir, name);
    },
    /** What is in the data folder. */
    async there(): Promise<string[]> {
      const names = await readdir(data).catch(() => []);
      return names.sort();
    },
    close: () => rm(dir, { recursive: true, force: true }),
  };
}
export type MirrorRig = Awaited<ReturnType<typeof createMirrorRig>>;

export const lockOf = ({ source, version }: Package, ...hashes: string[]): string =>
  `provider "${source}" {\n  version     = "${version}"\n  constraints = "~> 1.0"\n  hashes = [\n${hashes
    .map((hash) => `    "${hash}",\n`)
    .join('')}  ]\n}\n`;
