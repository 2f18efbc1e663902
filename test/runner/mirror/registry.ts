import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createCertificate } from '../../../sandbox/cloud/wire/certificate.ts';
import { createSigner } from '../../../sandbox/releases/signer.ts';
import { PLATFORM } from '../../../src/runner/install/release.ts';
import type { Package } from '../../../src/runner/mirror/package.ts';

/**
 * A provider registry with one provider, on https, as the engine asks of it.
 * Source: https://developer.hashicorp.com/terraform/internals/provider-registry-protocol
 * @param zip the archive; `signedZip` is what the signed checksum is of
 */
export async function startRegistry(dir: string, zip: Buffer, signedZip = zip) {
  const { certificatePem, keyPem } = createCertificate();
  const trusted = join(dir, 'registry.crt');
  await writeFile(trusted, certificatePem);
  const signer = await createSigner(new Date('2025-01-01'));
  const filename = `terraform-provider-demo_1.2.3_${PLATFORM}.zip`;
  const shasum = createHash('sha256').update(signedZip).digest('hex');
  const sums = Buffer.from(`${shasum}  ${filename}\n`);
  const [os = '', arch = ''] = PLATFORM.split('_');
  const version = '1.2.3';
  const description = {
    ...{ protocols: ['5.0'], os, arch, filename, shasum },
    download_url: '/files/zip',
    shasums_url: '/files/sums',
    shasums_signature_url: '/files/sig',
    signing_keys: { gpg_public_keys: [{ key_id: '0000000000000000', ascii_armor: signer.publicKey }] },
  };
  const versions = { versions: [{ version, protocols: ['5.0'], platforms: [{ os, arch }] }] };
  const api = '/v1/providers/acme/demo';
  const answers = new Map<string, Buffer>([
    ['/.well-known/terraform.json', Buffer.from(JSON.stringify({ 'providers.v1': '/v1/providers/' }))],
    [`${api}/versions`, Buffer.from(JSON.stringify(versions))],
    [`${api}/${version}/download/${os}/${arch}`, Buffer.from(JSON.stringify(description))],
    ['/files/zip', zip],
    ['/files/sums', sums],
    ['/files/sig', await signer.sign(sums)],
  ]);
  const requests: string[] = [];
  const server = createServer({ key: keyPem, cert: certificatePem }, ({ url = '' }, response) => {
    requests.push(url);
    const type = url.startsWith('/files') ? 'application/zip' : 'application/json';
    const found = answers.get(url);
    response.writeHead(found ? 200 : 404, { 'content-type': type }).end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const wanted: Package = { source: `localhost:${port}/acme/demo`, version };
  return {
    wanted,
    /** Paths that were asked for, in order. */
    requests,
    /** The engine, where it trusts this registry's certificate. */
    async trusting(engine: string): Promise<string> {
      const path = join(dir, 'trusting');
      await writeFile(path, `#!/bin/sh\nSSL_CERT_FILE=${trusted} exec ${engine} "$@"\n`, { mode: 0o755 });
      return path;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
