import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isolatedGitEnv } from './git.ts';

export interface CgiRequest {
  readonly gitDir: string;
  /** Below the repository: `info/refs`, `git-upload-pack` or `git-receive-pack`. */
  readonly service: string;
  readonly query: string;
  readonly user: string;
}

/**
 * Runs `git http-backend` for one request and resolves when it has ended. The head and all of the body have been written
 * then, but the response is still open: what follows from a push is done before the client hears that it is over.
 */
export async function runHttpBackend(
  request: IncomingMessage,
  response: ServerResponse,
  cgi: CgiRequest,
): Promise<void> {
  const backend = spawn('git', ['http-backend'], { env: cgiEnv(request, cgi), stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve, reject) => {
    backend.on('error', reject);
    backend.on('close', () => resolve());
  });
  backend.stdin.on('error', () => undefined); // git may stop reading early, as when it refuses
  request.on('error', () => backend.kill());
  request.pipe(backend.stdin);
  try {
    await passOn(backend.stdout, response);
  } finally {
    await ended;
  }
}

function cgiEnv({ method = 'GET', headers }: IncomingMessage, { gitDir, service, query, user }: CgiRequest) {
  const optional = {
    HTTP_CONTENT_ENCODING: headers['content-encoding'], // fetches come compressed
    CONTENT_LENGTH: headers['content-length'], // absent for large pushes, which come in chunks
    GIT_PROTOCOL: headers['git-protocol']?.toString(),
  };
  const given = Object.entries(optional).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return {
    ...isolatedGitEnv,
    ...Object.fromEntries(given),
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROJECT_ROOT: gitDir,
    PATH_INFO: `/${service}`,
    REQUEST_METHOD: method,
    QUERY_STRING: query,
    CONTENT_TYPE: headers['content-type'] ?? '',
    REMOTE_USER: user,
    REMOTE_ADDR: '127.0.0.1',
  };
}

/** CGI output is a head of `Name: value` lines, where `Status` is the code, an empty line, and the body. */
async function passOn(output: AsyncIterable<Buffer>, response: ServerResponse): Promise<void> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of output) {
    if (head === undefined) {
      response.write(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    writeHead(head.subarray(0, end).toString(), response);
    response.write(head.subarray(end + 4));
    head = undefined;
  }
  if (head !== undefined) response.writeHead(500);
}

function writeHead(text: string, response: ServerResponse): void {
  let status = 200;
  for (const line of text.split('\r\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
}
