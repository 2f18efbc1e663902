import type { Http2SecureServer, Http2Server, Http2Session, IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { type Handlers, type MethodName, methods } from './messages.ts';
import { decodeMessage, encodeMessage } from './protobuf.ts';

/** What a plugin host does beside answering calls of the protocol. */
export interface GrpcHost {
  /** The handlers of one connection; asked once per connection, so that what terraform configures on it stays there. */
  connect(session: Http2Session): Promise<Handlers>;
  /** terraform asks a plugin that it started to end. */
  shutdown(): void;
}

const HEADERS = { ':status': 200, 'content-type': 'application/grpc' };
const OK = '0';
const UNIMPLEMENTED = 12;
const INTERNAL = 13;
const SERVING = 1;

/** The schema is large and the same object every time: what was answered before is not encoded again. */
const encoded = new WeakMap<object, Uint8Array>();

/** Answers gRPC calls of terraform's plugin protocol on an HTTP/2 server. Every call is one message in, one out. */
export function serveGrpc(server: Http2Server | Http2SecureServer, host: GrpcHost): void {
  server.on('session', (session) => {
    let connected: Promise<Handlers> | undefined;
    const handlers = () => {
      connected ??= host.connect(session);
      return connected;
    };
    session.on('error', () => {}); // terraform ends connections as it likes
    session.on('stream', (stream, headers) => {
      stream.on('error', () => {});
      answer(stream, headers, handlers, host).catch((fault: unknown) => fail(stream, INTERNAL, String(fault)));
    });
  });
}

async function answer(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  handlers: () => Promise<Handlers>,
  host: GrpcHost,
): Promise<void> {
  const [, service, method = ''] = String(headers[':path']).split('/');
  switch (service) {
    case 'plugin.GRPCStdio': // our output, which we do not have: an open stream without messages
      return stream.respond(HEADERS);
    case 'plugin.GRPCController':
      reply(stream, encodeMessage('Nothing', {}));
      stream.on('close', () => host.shutdown());
      return;
    case 'grpc.health.v1.Health':
      return reply(stream, encodeMessage('HealthCheckResponse', { status: SERVING }));
  }
  if (service !== 'tfplugin6.Provider' || !isMethod(method)) return fail(stream, UNIMPLEMENTED, `No ${method}`);
  const message = await readMessage(stream);
  reply(stream, await call(await handlers(), method, message));
}

async function call<Method extends MethodName>(
  handlers: Handlers,
  method: Method,
  body: Uint8Array,
): Promise<Uint8Array> {
  const [requestName, replyName] = methods[method];
  const answer = await handlers[method](decodeMessage(requestName, body));
  const bytes = encoded.get(answer) ?? encodeMessage(replyName, answer);
  encoded.set(answer, bytes);
  return bytes;
}

/** A gRPC message has a five-byte head: compressed or not, and its length. */
async function readMessage(stream: ServerHttp2Stream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes[0] !== 0) throw new Error('Only uncompressed messages are understood');
  return bytes.subarray(5);
}

function reply(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (stream.destroyed) return;
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  stream.respond(HEADERS, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': OK }));
  stream.end(Buffer.concat([head, message]));
}

function fail(stream: ServerHttp2Stream, status: number, message: string): void {
  if (stream.destroyed || stream.headersSent) return;
  const trailers = { 'grpc-status': String(status), 'grpc-message': encodeURIComponent(message) };
  stream.respond({ ...HEADERS, ...trailers }, { endStream: true });
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}
