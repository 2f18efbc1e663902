import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { type Zippable, zipSync } from 'fflate';
import { createFrontDoor } from '../front-door.ts';
import { createSigner, type Signer } from './signer.ts';

type EngineName = 'terraform' | 'tofu';

/** What a release is made of, where it is not to be a good one. */
export interface Publication {
  /** Files of the archive. */
  files: Readonly<Record<string, Buffer>>;
  signer: Signer;
  signedOn: Date;
}

/** The servers that terraform and OpenTofu are fetched from, each with a list of its versions. */
export interface SandboxReleases {
  url: string;
  origins: Readonly<Record<EngineName, string>>;
  signer: Signer;
  /** What lies there, by path: to be spoiled. */
  files: Map<string, Buffer>;
  /** What answers in place of a file. */
  instead: Map<string, RequestListener>;
  /** Paths that were asked for, in order. */
  requests: string[];
  /** Puts a release there for the machine that this runs on; answers its paths. */
  publish(name: EngineName, version: string, change?: Partial<Publication>): Promise<Published>;
  close(): Promise<void>;
}

export interface Published {
  archive: string;
  sums: string;
  signature: string;
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

export async function startSandboxReleases(): Promise<SandboxReleases> {
  const door = await createFrontDoor(0);
  const signer = await createSigner(new Date('2025-01-01'));
  const files = new Map<string, Buffer>();
  const instead = new Map<string, RequestListener>();
  const requests: string[] = [];
  door.open((request, response) => {
    const path = new URL(request.url ?? '/', door.url).pathname;
    requests.push(path);
    const listener = instead.get(path);
    if (listener) return listener(request, response);
    const found = request.method === 'GET' ? files.get(path) : undefined;
    return void (found ? response.writeHead(200, { 'content-length': found.length }) : response.writeHead(404)).end(
      found,
    );
  });
  return {
    ...{ signer, files, instead, requests, url: door.url },
    origins: { terraform: `${door.url}/terraform`, tofu: `${door.url}/tofu` },
    async publish(name, version, { files: content, signer: by = signer, signedOn } = {}) {
      const { folder, archive } = placesOf(name, version);
      const sums = `${folder}/${name}_${version}_SHA256SUMS`;
      const signature = `${sums}.${name === 'terraform' ? 'sig' : 'gpgsig'}`;
      const zip = Buffer.from(zipSync(toZip(content ?? filesOf(name, version))));
      const list = Buffer.from(`${'0'.repeat(64)}  ${name}_${version}_plan9_mips.zip\n${sha256(zip)}  ${archive}\n`);
      files.set(`${folder}/${archive}`, zip);
      files.set(sums, list);
      files.set(signature, await by.sign(list, signedOn));
      addToIndex(files, name, version);
      return { archive: `${folder}/${archive}`, sums, signature };
    },
    close: () => door.close(),
  };
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const toZip = (files: Publication['files']): Zippable =>
  Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, [bytes, { level: bytes.length > LARGE ? 0 : 6 }]]),
  );
/** A whole terraform takes half a minute to compress. */
const LARGE = 1024 * 1024;

function placesOf(name: EngineName, version: string): { folder: string; archive: string } {
  const machine = `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;
  const folder = name === 'terraform' ? `/terraform/${version}` : `/tofu/v${version}`;
  return { folder, archive: `${name}_${version}_${machine}.zip` };
}

/** HashiCorp lists versions by name, OpenTofu in order. */
function addToIndex(files: SandboxReleases['files'], name: EngineName, version: string): void {
  const path = name === 'terraform' ? '/terraform/index.json' : '/tofu/api.json';
  const known = JSON.parse(files.get(path)?.toString() ?? '{"versions":[]}').versions;
  const versions = name === 'terraform' ? { ...known, [version]: { version } } : [...known, { id: version, files: [] }];
  files.set(path, Buffer.from(JSON.stringify({ name, versions })));
}

const filesOf = (name: EngineName, version: string): Publication['files'] => ({
  'LICENSE.txt': Buffer.from('See the vendor.\n'),
  [name]: sayingVersion(name, version),
});

/** A program that answers `version -json` as the engine of that version does, and nothing else. */
export function sayingVersion(name: EngineName, version: string): Buffer {
  const said = {
    terraform_version: version,
    platform: `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`,
    provider_selections: {},
    ...(name === 'terraform' && { terraform_outdated: false }),
  };
  return Buffer.from(`#!/bin/sh\n[ "$*" = "version -json" ] || exit 1\ncat <<'END'\n${JSON.stringify(said)}\nEND\n`);
}
