import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import { createRedactor } from '../../src/core/redact.ts';
import { runStep } from '../../src/runner/command.ts';
import { createEgress } from '../../src/runner/egress/egress.ts';
import { logOfRun, pruneLogs, readLog, refusedText } from '../../src/runner/egress/log.ts';
import {
  createProxy,
  type EgressEvent,
  type EgressRules,
  isPublicAddress,
  parseAuthority,
  targetOf,
} from '../../src/runner/egress/proxy.mjs';
import { rulesFor, seenFromInside } from '../../src/runner/egress/rules.ts';
import { PROXY_VARIABLES } from '../../src/runner/egress/way.ts';
import { PATH } from '../../src/runner/environment.ts';
import { makeFolders } from '../../src/runner/files.ts';
import { folderOf, placeOf } from '../../src/runner/place.ts';
import { BACKEND, clock, createRig, jail, project, terraform } from './rig.ts';

const facts = { project, state: {}, given: {}, allowed: ['vault.acme.example:8200', '*.acme.example:443'] };
const reaches = (rules: EgressRules, authority: string): boolean =>
  targetOf(rules, parseAuthority(authority)) !== undefined;

describe('what a run may reach', () => {
  it.each([
    ['its cloud', 'gcp', 'compute.googleapis.com:443'],
    ['its cloud, in a region', 'aws', 'ec2.eu-central-1.amazonaws.com:443'],
    ['its cloud, worldwide', 'aws', 'iam.amazonaws.com:443'],
    ['a bucket of its cloud', 'aws', 'my.states.s3.eu-west-1.amazonaws.com:443'],
    ['its cloud, in China', 'aws', 'ec2.cn-north-1.amazonaws.com.cn:443'],
    ['its cloud', 'azure', 'management.azure.com:443'],
    ['where its cloud signs in', 'azure', 'login.microsoftonline.com:443'],
    ['a vault of its cloud', 'azure', 'shop-kv.vault.azure.net:443'],
    ['what the operator allowed', 'gcp', 'vault.acme.example:8200'],
    ['hosts below what the operator allowed', 'gcp', 'a.b.ACME.example:443'],
  ] as const)('%s', (_, provider, authority) => {
    expect(reaches(rulesFor('work', { ...facts, project: { ...project, provider } }), authority)).toBe(true);
  });

  it.each([
    ['anybody’s host', 'evil.example:443'],
    ['a host that only ends like its cloud', 'evilgoogleapis.com:443'],
    ['a host that only begins like its cloud', 'compute.googleapis.com.evil.example:443'],
    ['another cloud', 'sts.amazonaws.com:443'],
    ['its cloud on another port', 'compute.googleapis.com:22'],
    ['the metadata server', 'metadata.google.internal:80'],
    ['the metadata server by its address', '169.254.169.254:80'],
    ['the host itself', '127.0.0.1:3001'],
    ['a neighbour', '10.0.0.5:443'],
    ['a registry, once it works', 'registry.terraform.io:443'],
    ['GitHub, once it works', 'github.com:443'],
    ['what the operator allowed on another port', 'vault.acme.example:22'],
    ['a host name with something in it', 'compute.googleapis.com\u0000.evil.example:443'],
    ['a host with a name before it', 'compute.googleapis.com@evil.example:443'],
    ['nothing', ':443'],
  ])('not %s', (_, authority) => {
    expect(reaches(rulesFor('work', facts), authority)).toBe(false);
  });

  it.each([
    'ec2-1-2-3-4.compute-1.amazonaws.com',
    'ec2-1-2-3-4.eu-west-1.compute.amazonaws.com',
    'x.elb.amazonaws.com',
    'x.eu-west-1.elb.amazonaws.com',
    'x.execute-api.eu-west-1.amazonaws.com',
    'x.rds.amazonaws.com',
  ])('not %s, which a customer of the cloud runs', (host) => {
    expect(reaches(rulesFor('work', { ...facts, project: { ...project, provider: 'aws' } }), `${host}:443`)).toBe(
      false,
    );
  });

  it('the cloud of its state, and the endpoint of a store of its own', () => {
    const backend = { kind: 's3', bucket: 'b', key: 'k', region: 'eu-west-1' } as const;
    const given = {
      AWS_ENDPOINT_URL_S3: 'https://minio.acme.internal:9000',
      AWS_SECRET_ACCESS_KEY: 'https://evil.example',
    };
    const rules = rulesFor('work', { ...facts, project: { ...project, backend }, given });
    expect(reaches(rules, 'states.s3.eu-west-1.amazonaws.com:443')).toBe(true);
    expect(reaches(rules, 'minio.acme.internal:9000')).toBe(true);
    expect(reaches(rules, 'evil.example:443')).toBe(false);
  });

  it('registries while it fetches', () => {
    for (const host of ['registry.terraform.io', 'registry.opentofu.org', 'github.com', 'codeload.github.com'])
      expect(reaches(rulesFor('fetch', facts), `${host}:443`)).toBe(true);
  });

  it('only public addresses where the name is not the operator’s', () => {
    for (const address of ['8.8.8.8', '2606:4700::1111']) expect(isPublicAddress(address)).toBe(true);
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '169.254.169.254',
      '172.31.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '::1',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      'localhost',
    ])
      expect(isPublicAddress(address)).toBe(false);
  });

  it('sees loopback addresses by the name of the way there, also inside of a document', () => {
    expect(
      seenFromInside({
        A: 'http://127.0.0.1:3001/state/x',
        B: '{"token_uri":"http://localhost/token"}',
        C: 'http://127.0.0.1.evil.example',
      }),
    ).toEqual({
      A: 'http://port-3001.guildops.internal/state/x',
      B: '{"token_uri":"http://port-80.guildops.internal/token"}',
      C: 'http://127.0.0.1.evil.example',
    });
  });
});

describe('the proxy', () => {
  const events: EgressEvent[] = [];
  const asked: string[] = [];
  const far = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host} ${request.url} ${request.headers.authorization ?? '-'}`);
    response.end('the far end');
  });
  let proxy: ReturnType<typeof createProxy>;
  let port: number;
  beforeAll(async () => {
    await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve));
    ({ port } = far.address() as AddressInfo);
    const state = { TF_HTTP_ADDRESS: `http://127.0.0.1:${port}/state/mine` };
    const rules = rulesFor('work', { ...facts, state, allowed: [`localhost:${port}`, 'gone.invalid:443'] });
    proxy = createProxy({
      rules: { ...rules, clouds: [...rules.clouds, 'localhost'] },
      note: (event) => events.push(event),
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    proxy.close();
    far.close();
  });

  /** All that comes back for these bytes. */
  const say = (bytes: string): Promise<string> =>
    new Promise((resolve) => {
      const socket: Socket = connect((proxy.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes));
      let text = '';
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(text));
    });
  const request = (line: string, ...headers: string[]) =>
    say([line, 'host: x', 'connection: close', ...headers, '', ''].join('\r\n'));

  it('leads to what is allowed, through a tunnel', async () => {
    const inside = `GET / HTTP/1.1\r\nhost: far\r\nconnection: close\r\n\r\n`;
    expect(await say(`CONNECT localhost:${port} HTTP/1.1\r\nhost: x\r\n\r\n${inside}`)).toContain('the far end');
    expect(events.at(-1)).toEqual({ host: 'localhost', port, verdict: 'reached' });
  });

  it('refuses everything else by name, once in the log however often it is asked for', async () => {
    const before = events.length;
    for (const _ of [1, 2])
      expect(await request('CONNECT evil.example:443 HTTP/1.1')).toMatch(
        /^HTTP\/1.1 403 GuildOps lets no run reach evil.example/,
      );
    expect(await request('GET http://evil.example/steal HTTP/1.1')).toMatch(/^HTTP\/1.1 403/);
    expect(events.slice(before).map(({ host, port: at, verdict }) => `${host}:${at} ${verdict}`)).toEqual([
      'evil.example:443 refused',
      'evil.example:80 refused',
    ]);
  });

  it('takes no private address for a name of a cloud', async () => {
    expect(await request('CONNECT localhost:443 HTTP/1.1')).toMatch(/^HTTP\/1.1 502/);
    expect(events.at(-1)).toMatchObject({ verdict: 'refused', why: 'it has no public address' });
  });

  it('says what was allowed and not reached', async () => {
    expect(await request('CONNECT gone.invalid:443 HTTP/1.1')).toMatch(/^HTTP\/1.1 502/);
    expect(events.at(-1)).toMatchObject({ host: 'gone.invalid', verdict: 'failed' });
  });

  it('hands the run’s own state through under its name, and nothing beside it', async () => {
    const at = `http://port-${port}.guildops.internal`;
    expect(await request(`LOCK ${at}/state/mine HTTP/1.1`, 'authorization: Basic abc')).toContain('the far end');
    expect(asked.at(-1)).toBe(`LOCK port-${port}.guildops.internal /state/mine Basic abc`);
    const before = asked.length;
    for (const path of [
      '/state/other',
      '/state/mine/../other',
      '/state/mine/%2e%2e/other',
      '/state/mine2',
      '/control/sweep',
      '/',
    ])
      expect(await request(`GET ${at}${path} HTTP/1.1`)).toMatch(/^HTTP\/1.1 403/);
    expect(await request(`CONNECT port-${port}.guildops.internal:80 HTTP/1.1`)).toMatch(/^HTTP\/1.1 403/);
    expect(await request('GET /state/mine HTTP/1.1')).toMatch(/^HTTP\/1.1 403/);
    expect(asked).toHaveLength(before);
  });
});

/** What a program that got to run in a jail tries, in one go; each answer by its name. */
const TRIES = `
const net = require('node:net'), http = require('node:http'), dns = require('node:dns/promises');
const { PORT, HTTP_PROXY } = process.env;
const proxy = new URL(HTTP_PROXY);
const dial = (host, port) => new Promise((done) => {
  const socket = net.connect({ host, port, timeout: 2000 });
  socket.on('connect', () => done('open')).on('error', ({ code }) => done(code)).on('timeout', () => done('silence'));
});
const tunnel = (to) => new Promise((done) => {
  http.request({ host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: to })
    .on('connect', ({ statusCode }) => done(statusCode)).on('error', ({ code }) => done(code)).end();
});
const get = (url) => new Promise((done) => {
  http.get({ host: proxy.hostname, port: proxy.port, path: url }, ({ statusCode }) => done(statusCode)).on('error', ({ code }) => done(code));
});
(async () => {
  console.log(JSON.stringify({
    host: await dial('127.0.0.1', Number(PORT)),
    metadata: await dial('169.254.169.254', 80),
    internet: await dial('1.1.1.1', 443),
    name: await dns.lookup('example.com').catch(({ code }) => code),
    interfaces: Object.keys(require('node:os').networkInterfaces()),
    tunnelToHost: await tunnel('127.0.0.1:' + PORT),
    tunnelToMetadata: await tunnel('169.254.169.254:80'),
    tunnelHome: await tunnel('evil.example:443'),
    otherState: await get('http://port-' + PORT + '.guildops.internal/state/other'),
    control: await get('http://port-' + PORT + '.guildops.internal/control/sweep'),
    ownState: await get('http://port-' + PORT + '.guildops.internal/state/mine'),
    environment: Object.keys(process.env).sort(),
  }));
  process.exit(0);
})();
`;

describe.runIf(jail.kind === 'bwrap' && jail.network.kind === 'shut')('a program that got to run in a jail', () => {
  it('reaches its own state and nothing else, whichever way it goes', async () => {
    const rig = await createRig();
    const server = createServer((_, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const folder = folderOf(rig.options.dir, 'a-1-plan');
    await makeFolders(folder);
    await writeFile(folder.config, '');
    const attack = join(rig.dir, 'attack');
    await writeFile(attack, '#!/bin/sh\nexec /guildops/node -e "$TRIES"\n', { mode: 0o755 });
    const state = { TF_HTTP_ADDRESS: `http://127.0.0.1:${port}/state/mine` };
    const egress = await createEgress(rig.options, 'a-1-plan' as RunId, folder.root, { ...facts, state });
    const host = { folder, binary: attack, data: folder.out };
    const { ok, stdout, stderr } = await runStep(
      {
        ...{ jail, host, place: placeOf(jail, host), secrets: [], redact: createRedactor([]) },
        ...{ binary: { name: 'terraform', path: attack, version: '1' }, directory: '.', ...(egress && { egress }) },
        environment: { PATH, TRIES, PORT: String(port), ...PROXY_VARIABLES },
      },
      { args: [], writable: [], deadlineMs: 20_000 },
    );
    expect(stderr).toBe('');
    expect(ok).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{
        host: 'ECONNREFUSED',
        metadata: 'ENETUNREACH',
        internet: 'ENETUNREACH',
        name: expect.stringMatching(/^E(?:AI_AGAIN|NOTFOUND)$/),
        interfaces: ['lo'],
      },
      ...{ tunnelToHost: 403, tunnelToMetadata: 403, tunnelHome: 403, otherState: 403, control: 403, ownState: 200 },
    });
    const told = await refusedText(egress?.log ?? '');
    expect(told).toContain('127.0.0.1, 169.254.169.254, evil.example');
    server.close();
    await rig.close();
  });

  it.runIf(terraform)('has what init could not fetch in the log of its run', async () => {
    const rig = await createRig();
    const hcl = `${BACKEND}module "it" {\n  source = "registry.terraform.io/acme/it/aws"\n}\n`;
    const run = rig.run('plan');
    await rig.engine.plan({ run, project, tree: rig.tree({ 'main.tf': hcl }), handMade: true });
    const log = await readLog(logOfRun(rig.options.dir, run, clock.now()));
    expect(log).toMatchObject([{ host: 'registry.terraform.io', port: 443 }]);
    await rig.close();
  });
});

describe.runIf(terraform && jail.kind === 'bwrap' && jail.network.kind === 'shut')('the proxy of an apply', () => {
  it('ends with it', async () => {
    const rig = await createRig();
    const tree = rig.tree({ 'main.tf': `${BACKEND}output "it" {\n  value = 1\n}\n` });
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome));
    const run = rig.run('apply');
    expect(await rig.engine.apply({ run, project, tree, file: outcome.file }, () => {})).toEqual({ kind: 'applied' });
    const socket = join(rig.options.dir, 'runs', run, 'way', 'socket');
    const knock = () =>
      new Promise((resolve) => {
        const caller = connect(socket, () => resolve('open')).on('error', () => resolve('nobody is there'));
        caller.unref();
      });
    await expect.poll(knock, { interval: 50 }).toBe('nobody is there');
    await rig.close();
  });
});

describe('the log of a run', () => {
  it('is told in host names, and goes after thirty days', async () => {
    const rig = await createRig();
    const { dir } = rig.options;
    const log = logOfRun(dir, rig.run('plan'), new Date('2026-01-01'));
    await mkdir(join(log, '..'), { recursive: true });
    const line = (host: string, verdict: string) => `${JSON.stringify({ at: new Date(), host, port: 443, verdict })}\n`;
    await writeFile(
      log,
      `${line('evil.example', 'refused')}${line('', 'refused')}${line('iam.googleapis.com', 'reached')}{"at":`,
    );
    expect(await refusedText(log)).toMatch(
      /: evil\.example, what is no host name\. An operator allows a host with GUILDOPS_EGRESS\.$/,
    );
    await pruneLogs(dir, new Date('2026-01-31'));
    expect(await readLog(log)).toHaveLength(3);
    await pruneLogs(dir, new Date('2026-02-01'));
    expect(await readFile(log).catch(() => 'gone')).toBe('gone');
    await rig.close();
  });
});
