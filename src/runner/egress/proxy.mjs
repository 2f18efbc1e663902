// Plain JavaScript, because the process that an apply keeps beside itself runs it with node alone, from source as from a build.
import { lookup } from 'node:dns';
import { appendFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { BlockList, connect, isIP } from 'node:net';

/**
 * What a step may reach. Everything else is refused.
 * @typedef {object} EgressRules
 * @property {readonly string[]} clouds sources of regular expressions; a host of which one matches whole is reached on port 443, at public addresses only
 * @property {readonly string[]} given `host:port` or `*.domain:port` that the operator named; at any address
 * @property {Readonly<Record<string, { port: number, path: string }>>} inner names that stand for ports of this machine's loopback, with the
 *   beginning of the paths that may be asked for
 */

/**
 * One connection that was asked for. `host` is a host name or an address, or empty when it was neither.
 * @typedef {{ host: string, port: number, verdict: 'reached' | 'refused' | 'failed', why?: string }} EgressEvent
 */

/** Where a way leads: a host, and whether its addresses have to be public. @typedef {{ host: string, port: number, isPublic: boolean }} Target */

/** The connection that an apply's jail holds as long as it lives. Source: forwarder.cjs */
export const LIFELINE = 'lifeline.guildops.internal:1';

/**
 * Addresses that no cloud and no registry has: of this machine, of its network, of the metadata servers; of IPv6 all but what is unicast
 * on the internet, and what carries an IPv4 address inside. Source: IANA special-purpose address registries
 * @type {Readonly<Record<'ipv4' | 'ipv6', readonly [network: string, bits: number][]>>}
 */
const PRIVATE = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ],
  ipv6: [
    ['::', 3],
    ['2001::', 32],
    ['2002::', 16],
    ['4000::', 2],
    ['8000::', 1],
  ],
};

/** One list for each: in a common one, IPv4 addresses count as the IPv6 addresses that they are mapped to. @param {'ipv4' | 'ipv6'} family */
function blockList(family) {
  const list = new BlockList();
  for (const [network, bits] of PRIVATE[family]) list.addSubnet(network, bits, family);
  return list;
}
const [PRIVATE_4, PRIVATE_6] = [blockList('ipv4'), blockList('ipv6')];

/** @param {string} address */
export const isPublicAddress = (address) => {
  const family = isIP(address);
  return family === 4 ? !PRIVATE_4.check(address) : family === 6 && !PRIVATE_6.check(address, 'ipv6');
};

const NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Host and port as asked for; the host is empty when it is no name and no address. @param {string} authority */
export function parseAuthority(authority) {
  const [, host = '', port = ''] = /^(\[[0-9A-Fa-f:.]{2,45}\]|[^:@/\\\s]{1,253}):(\d{1,5})$/.exec(authority) ?? [];
  const plain = host.replace(/^\[|\]$/g, '').toLowerCase();
  return { host: NAME.test(plain) || isIP(plain) > 0 ? plain : '', port: Number(port) };
}

/**
 * @param {EgressRules} rules
 * @param {{ host: string, port: number }} asked
 * @returns {Target | undefined} undefined: it may not be reached
 */
export function targetOf(rules, { host, port }) {
  if (host === '' || port < 1 || port > 65_535) return undefined;
  if (rules.given.some((given) => isGiven(given, host, port))) return { host, port, isPublic: false };
  const isCloud =
    port === 443 && isIP(host) === 0 && rules.clouds.some((form) => new RegExp(`^(?:${form})$`).test(host));
  return isCloud ? { host, port, isPublic: true } : undefined;
}

/** @param {string} given @param {string} host @param {number} port */
function isGiven(given, host, port) {
  const { host: name, port: itsPort } = parseAuthority(given.replace(/^\*\./, ''));
  if (itsPort !== port || name === '') return false;
  return given.startsWith('*.') ? isIP(host) === 0 && host.endsWith(`.${name}`) : host === name;
}

/**
 * Resolves a name, and takes no private address for an answer where a public one is asked for.
 * @param {Target} target
 * @returns {import('node:net').LookupFunction}
 */
const lookupFor =
  ({ isPublic }) =>
  (name, options, done) =>
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      const allowed = isPublic ? addresses.filter(({ address }) => isPublicAddress(address)) : addresses;
      const [first] = allowed;
      if (!first) return done(Object.assign(new Error('it has no public address'), { code: 'EPRIVATE' }), []);
      return options.all ? done(null, allowed) : done(null, first.address, first.family);
    });

/** A way is given up when its other end does not answer for so long. Milliseconds. */
const CONNECT_MS = 30_000;
/** Connections of one step at a time. */
const MAX_CONNECTIONS = 512;

/** Headers that belong to one hop, and are not handed on. Source: RFC 9110 section 7.6.1 */
const HOP = [
  'proxy-connection',
  'proxy-authorization',
  'proxy-authenticate',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
];

/**
 * A forward proxy that leads to the allowed places only: `CONNECT` for https, requests with a whole address for http.
 * @param {object} options
 * @param {EgressRules} options.rules
 * @param {(event: EgressEvent) => void} options.note
 * @param {() => void} [options.onLifelineEnd] the jail that held its lifeline is gone
 * @param {() => void} [options.onLifeline]
 */
export function createProxy({ rules, note: noteEach, onLifeline, onLifelineEnd }) {
  const note = onceEach(noteEach);
  // Answers may take as long as a cloud takes; the step's own deadline ends what hangs.
  const server = createServer({ requestTimeout: 0, headersTimeout: CONNECT_MS, keepAliveTimeout: 0 });
  server.maxConnections = MAX_CONNECTIONS;

  server.on('connect', (request, client, head) => {
    client.on('error', () => client.destroy());
    if (request.url === LIFELINE) {
      // The other side only ends: an http server leaves its own half of a connection open.
      client.on('end', () => client.destroy()).on('close', () => onLifelineEnd?.());
      client.resume();
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      return onLifeline?.();
    }
    const asked = parseAuthority(request.url ?? '');
    const target = targetOf(rules, asked);
    if (!target) {
      note({ ...asked, verdict: 'refused' });
      return client.end(`HTTP/1.1 403 ${refusalOf(asked.host)}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
    }
    const far = connect({ host: target.host, port: target.port, lookup: lookupFor(target), timeout: CONNECT_MS });
    let isOpen = false;
    far.on('timeout', () => !isOpen && far.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    far.on('connect', () => {
      isOpen = true;
      far.setTimeout(0);
      note({ ...asked, verdict: 'reached' });
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      far.write(head);
      far.pipe(client);
      client.pipe(far);
    });
    far.on('error', (error) => {
      if (isOpen) return client.destroy();
      note({ ...asked, ...outcomeOf(error) });
      return client.end('HTTP/1.1 502 Not reached\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
    far.on('close', () => client.end());
    client.on('close', () => far.destroy());
  });

  server.on('request', (request, response) => {
    const url = urlOf(request.url);
    const asked = { host: '', port: 80, ...(url && parseAuthority(`${url.hostname}:${url.port || 80}`)) };
    const inner = Object.hasOwn(rules.inner, asked.host) ? rules.inner[asked.host] : undefined;
    const leads = inner && url && asked.port === 80 && isBelow(url, inner.path);
    const target = leads ? { host: '127.0.0.1', port: inner.port, isPublic: false } : targetOf(rules, asked);
    if (!url || !target) {
      note({ ...asked, verdict: 'refused' });
      response.writeHead(403, refusalOf(asked.host)).end();
      return;
    }
    /** @type {import('node:http').OutgoingHttpHeaders} */
    const headers = { ...request.headers, host: url.host };
    for (const name of HOP) delete headers[name];
    const far = httpRequest({
      ...{ host: target.host, port: target.port, method: request.method, path: url.pathname + url.search, headers },
      lookup: lookupFor(target),
      agent: false,
    });
    far.on('response', (answer) => {
      if (!inner) note({ ...asked, verdict: 'reached' });
      for (const name of HOP) delete answer.headers[name];
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    far.on('error', (error) => {
      if (response.headersSent) return response.destroy();
      if (!inner) note({ ...asked, ...outcomeOf(error) });
      return response.writeHead(502).end();
    });
    response.on('close', () => far.destroy());
    request.pipe(far);
  });

  server.on('upgrade', (_request, socket) => socket.destroy());
  return server;
}

/** More places than any step has to do with; a hostile one asks for no end of them. */
const MAX_NOTED = 1_000;

/** Tells of each place once for each verdict. @param {(event: EgressEvent) => void} note @returns {(event: EgressEvent) => void} */
function onceEach(note) {
  const seen = new Set();
  return (event) => {
    const key = `${event.verdict} ${event.host}:${event.port}`;
    if (seen.has(key) || seen.size >= MAX_NOTED) return;
    seen.add(key);
    note(event);
  };
}

/** One line of JSON for each event, as the logs of runs have them. @param {string} log @returns {(event: EgressEvent) => void} */
export const noteInto = (log) => (event) =>
  appendFileSync(log, `${JSON.stringify({ at: new Date(), ...event })}\n`, { mode: 0o600 });

/** @param {string} host */
const refusalOf = (host) => `GuildOps lets no run reach ${host || 'that'}`;

/** @param {string | undefined} text */
function urlOf(text) {
  if (!text || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' && url.username === '' && url.password === '' ? url : undefined;
}

/** A URL has its dots resolved, but not those that are written with a per cent sign. @param {URL} url @param {string} path */
const isBelow = ({ pathname }, path) =>
  path === '/' || (!/%2e|%2f|%5c|\\/i.test(pathname) && (pathname === path || pathname.startsWith(`${path}/`)));

/** @param {Error & { code?: string }} error @returns {Pick<EgressEvent, 'verdict' | 'why'>} */
const outcomeOf = (error) =>
  error.code === 'EPRIVATE'
    ? { verdict: 'refused', why: error.message }
    : { verdict: 'failed', why: error.code ?? 'error' };
