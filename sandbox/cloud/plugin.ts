/**
 * The sandbox cloud as a plugin that terraform installs and starts itself, as it does with real providers. To be
 * bundled into one executable file `terraform-provider-<name>_v<version>` for a filesystem mirror; where the cloud is
 * kept comes from `SANDBOX_CLOUD_DIR`, how slow it is from `SANDBOX_CLOUD_LATENCY`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { clouds } from './clouds.ts';
import { serveProvider } from './provider/connect.ts';
import { parseLatency } from './provider/latency.ts';
import { openStore } from './store/index.ts';
import { createCertificate } from './wire/certificate.ts';

/** By this terraform tells its plugins that it is terraform (go-plugin's magic cookie). */
const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';
const CRASHED = 17;

const { TF_PLUGIN_MAGIC_COOKIE, PLUGIN_CLIENT_CERT, SANDBOX_CLOUD_DIR, SANDBOX_CLOUD_LATENCY = '0' } = process.env;
if (TF_PLUGIN_MAGIC_COOKIE !== COOKIE || !PLUGIN_CLIENT_CERT)
  throw new Error('terraform starts this program, not people');
if (!SANDBOX_CLOUD_DIR) throw new Error('SANDBOX_CLOUD_DIR does not say where the sandbox cloud is kept');

const program = basename(process.argv[1] ?? '');
const cloud = clouds.find(({ source }) => program.startsWith(`terraform-provider-${basename(source)}_`));
if (!cloud) throw new Error(`The sandbox has no cloud for ${program}`);

const socketDir = mkdtempSync(join(tmpdir(), 'sandbox-cloud-'));
process.on('exit', () => rmSync(socketDir, { recursive: true, force: true }));
process.on('SIGTERM', () => process.exit(0));
process.on('SIGINT', () => {}); // meant for terraform, which then asks us to stop

// Both sides show a certificate made for this run, and trust only the other's.
const { der, keyPem, certificatePem } = createCertificate();
const server = createSecureServer({
  key: keyPem,
  cert: certificatePem,
  ca: PLUGIN_CLIENT_CERT,
  requestCert: true,
  rejectUnauthorized: true,
});
serveProvider(server, {
  cloud,
  store: openStore(SANDBOX_CLOUD_DIR),
  latency: parseLatency(SANDBOX_CLOUD_LATENCY),
  shutdown: () => process.exit(0),
  crash: () => process.exit(CRASHED),
});
// A killed terraform asks for nothing more. What it asked for before is finished; then nothing keeps us running.
server.on('session', (session) => session.once('close', () => server.close()));
server.listen(join(socketDir, 'socket'), () => {
  const certificate = der.toString('base64').replace(/=+$/, '');
  process.stdout.write(`1|6|unix|${join(socketDir, 'socket')}|grpc|${certificate}\n`);
});
