import { createServer, type IncomingMessage, request as open, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request on its way, as a trap looks at it. */
interface Passing {
  method: string;
  /** With the query. */
  path: string;
  body: string;
}

/** Where a request is caught: `before` the other side hears of it, or `after` it has answered and before the answer is heard. */
export interface Trap {
  when: 'before' | 'after';
  method?: string;
  path: RegExp;
  body?: RegExp;
  /** The how-manieth of such requests; the first when absent. */
  nth?: number;
}

/** A trap that was set. It catches one request. */
export interface Caught {
  /** Resolves when the request hangs in it. */
  hit: Promise<void>;
  /** Breaks the connection: a request caught before never happens, an answer caught after is never heard. */
  drop(): void;
  /** Lets it go on as if nothing had been. */
  pass(): void;
}

/** Stands between two sides and stops the traffic at exactly one point. */
export interface Tripwire {
  url: string;
  set(trap: Trap): Caught;
  close(): Promise<void>;
}

interface Armed extends Trap {
  /** Requests to let by. */
  left: number;
  fire(): void;
  verdict: Promise<'drop' | 'pass'>;
}

interface FarAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Addresses of the far side in its own answers are replaced by ours, so that what follows them comes through here as well. */
export async function startTripwire(target: string): Promise<Tripwire> {
  const armed = new Set<Armed>();
  let url = '';

  const spring = async (traps: readonly Armed[], when: Trap['when'], passing: Passing): Promise<'drop' | 'pass'> => {
    const trap = traps.find((each) => armed.has(each) && each.when === when && fits(each, passing));
    if (!trap) return 'pass';
    trap.left -= 1;
    if (trap.left >= 0) return 'pass';
    armed.delete(trap);
    trap.fire();
    return trap.verdict;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/' } = request;
    const traps = [...armed]; // one that is set later is for what comes later
    const body = await bodyOf(request);
    const passing = { method, path, body: body.toString('latin1') };
    if ((await spring(traps, 'before', passing)) === 'drop') return void response.destroy();
    const answer = await forward(target, request, body);
    if ((await spring(traps, 'after', passing)) === 'drop') return void response.destroy();
    write(response, answer, (text) => text.replaceAll(target, url));
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy()); // the other side is down, as it would be without us
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    set(trap) {
      let fire = () => {};
      let decide: (verdict: 'drop' | 'pass') => void = () => {};
      const hit = new Promise<void>((resolve) => {
        fire = resolve;
      });
      const verdict = new Promise<'drop' | 'pass'>((resolve) => {
        decide = resolve;
      });
      armed.add({ ...trap, left: (trap.nth ?? 1) - 1, fire, verdict });
      return { hit, drop: () => decide('drop'), pass: () => decide('pass') };
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const fits = ({ method, path, body }: Trap, passing: Passing): boolean =>
  (method ?? passing.method) === passing.method && path.test(passing.path) && (body?.test(passing.body) ?? true);

async function bodyOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Sends a request on. No kept connection: the other side may have died and come back since. */
function forward(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<FarAnswer> {
  return new Promise((resolve, reject) => {
    const { 'transfer-encoding': _, expect: __, ...rest } = headers;
    const all = { ...rest, host: new URL(target).host, 'content-length': String(body.length) };
    const outgoing = open(new URL(url ?? '/', target), { method, headers: all, agent: false }, (answer) => {
      const { statusCode: status = 502, headers: answered } = answer;
      bodyOf(answer).then((bytes) => resolve({ status, headers: answered, body: bytes }), reject);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

function write(
  response: ServerResponse,
  { status, headers, body }: FarAnswer,
  rewrite: (text: string) => string,
): void {
  const isJson = headers['content-type']?.includes('json') && headers['content-encoding'] === undefined;
  const bytes = isJson ? Buffer.from(rewrite(body.toString('utf8'))) : body;
  const { 'transfer-encoding': _, connection: __, ...rest } = headers;
  const hasBody = status !== 204 && status !== 304;
  response.writeHead(status, { ...rest, ...(hasBody && { 'content-length': bytes.length }) });
  response.end(hasBody ? bytes : undefined);
}
