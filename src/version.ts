import { readFileSync } from 'node:fs';

/** The version in package.json, beside the source or two folders above the build. */
export function ownVersion(): string {
  for (const path of ['../package.json', '../../package.json'])
    try {
      return (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version;
    } catch {}
  return '0.0.0';
}
