import type { ServerResponse } from 'node:http';
import { createFrontDoor } from '../front-door.ts';
import { type Bucket, type BucketOptions, createBucket, newest, put, type StoredObject } from './buckets.ts';
import { type Call, readCall } from './call.ts';
import { createGoogleTokens } from './google-tokens.ts';

/** A local Cloud Storage: its JSON API, and the reads by path that its clients use. Strict about tokens and generations. */
export interface SandboxGcs {
  url: string;
  /** Variables by which terraform and others find it. */
  environment: Readonly<Record<string, string>>;
  addBucket(name: string, options?: BucketOptions): Bucket;
  /** `POST states shop/default.tflock 412`, in order. */
  requests: string[];
  close(): Promise<void>;
}

export async function startSandboxGcs(): Promise<SandboxGcs> {
  const door = await createFrontDoor(0);
  const { port } = new URL(door.url);
  const tokens = createGoogleTokens(`${door.url}/token`, `http://port-${port}.guildops.internal/token`);
  const buckets = new Map<string, Bucket>();
  const requests: string[] = [];
  let generation = 0;
  door.open(async (request, response) => {
    const call = await readCall(request, door.url);
    const { method, url, headers, body } = call;
    if (url.pathname === '/token') {
      const token = tokens.exchange(new URLSearchParams(body.toString()));
      const grant = token
        ? { access_token: token, expires_in: 3600, token_type: 'Bearer' }
        : { error: 'invalid_grant' };
      return write(response, { status: token ? 200 : 400, json: grant });
    }
    const answer = tokens.isValid(headers.authorization)
      ? respond(call, buckets, () => ++generation)
      : failure(401, 'Invalid Credentials');
    requests.push(`${method} ${decodeURIComponent(url.pathname).slice(1)}${url.search} ${answer.status}`);
    return write(response, answer);
  });
  return {
    url: door.url,
    environment: {
      GOOGLE_CREDENTIALS: tokens.credentials,
      GOOGLE_STORAGE_CUSTOM_ENDPOINT: `${door.url}/storage/v1/`,
    },
    addBucket(name, options) {
      const bucket = createBucket(name, options);
      buckets.set(name, bucket);
      return bucket;
    },
    requests,
    close: () => door.close(),
  };
}

interface Answer {
  status: number;
  json?: unknown;
  bytes?: Buffer;
  headers?: Record<string, string>;
}

const failure = (code: number, message: string): Answer => ({ status: code, json: { error: { code, message } } });

function respond(call: Call, buckets: ReadonlyMap<string, Bucket>, next: () => number): Answer {
  const { url, method } = call;
  const [, door, name = '', objects, key] =
    /^\/(storage\/v1\/b\/|upload\/storage\/v1\/b\/)?([^/]+)(?:\/(o(?=\/|$))?)?\/?(.*)$/.exec(url.pathname) ?? [];
  const bucket = buckets.get(name);
  if (!bucket) return failure(404, 'The specified bucket does not exist.');
  const object = decodeURIComponent(key ?? '');
  if (door === undefined) return method === 'GET' ? media(bucket, object) : failure(405, 'Method Not Allowed');
  if (door.startsWith('upload'))
    return method === 'POST' ? insert(call, bucket, next) : failure(405, 'Method Not Allowed');
  if (objects === undefined) return { status: 200, json: { name, versioning: { enabled: bucket.versioned } } };
  if (object === '') return list(bucket, url);
  const found = newest(bucket, object);
  if (!found) return failure(404, `No such object: ${name}/${object}`);
  if (!matches(url, found)) return failure(412, 'conditionNotMet');
  if (method === 'DELETE') {
    bucket.objects.delete(object);
    return { status: 204 };
  }
  return url.searchParams.get('alt') === 'media'
    ? media(bucket, object)
    : { status: 200, json: resource(bucket, object, found) };
}

/** `ifGenerationMatch=0`: only when there is none. */
function matches(url: URL, found: StoredObject | undefined): boolean {
  const wanted = url.searchParams.get('ifGenerationMatch');
  return wanted === null || Number(wanted) === (found?.generation ?? 0);
}

const resource = (bucket: Bucket, name: string, { generation, bytes, metadata, at }: StoredObject) => ({
  kind: 'storage#object',
  bucket: bucket.name,
  ...{ name, metadata },
  generation: String(generation),
  metageneration: '1',
  size: String(bytes.length),
  updated: at.toISOString(),
});

function list(bucket: Bucket, url: URL): Answer {
  const prefix = url.searchParams.get('prefix') ?? '';
  const found = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const items = found.flatMap((key) => {
    const object = newest(bucket, key);
    return object ? [resource(bucket, key, object)] : [];
  });
  return { status: 200, json: { kind: 'storage#objects', items } };
}

function media(bucket: Bucket, key: string): Answer {
  const found = newest(bucket, key);
  if (!found) return failure(404, 'NoSuchKey');
  const generation = String(found.generation);
  const headers = { 'x-goog-generation': generation, 'x-goog-metageneration': '1', 'content-type': 'application/json' };
  return { status: 200, bytes: found.bytes, headers };
}

function insert({ url, headers, body }: Call, bucket: Bucket, next: () => number): Answer {
  const upload = uploaded(url, headers['content-type'] ?? '', body);
  if (!upload) return failure(400, 'uploadType has to be media or multipart');
  if (!matches(url, newest(bucket, upload.name)) && !bucket.carefree) return failure(412, 'conditionNotMet');
  const object = { bytes: upload.bytes, metadata: upload.metadata, generation: next(), at: new Date() };
  put(bucket, upload.name, object);
  return { status: 200, json: resource(bucket, upload.name, object) };
}

interface Upload {
  name: string;
  metadata: Record<string, string>;
  bytes: Buffer;
}

/** A body by itself, or one behind a description of it. Source: https://cloud.google.com/storage/docs/uploading-objects */
function uploaded(url: URL, type: string, body: Buffer): Upload | undefined {
  const kind = url.searchParams.get('uploadType');
  if (kind === 'media') return { name: url.searchParams.get('name') ?? '', metadata: {}, bytes: body };
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (kind !== 'multipart' || boundary === undefined) return undefined;
  const [, description = '', content = ''] = body.toString('latin1').split(`--${boundary}`);
  const inner = (part: string): Buffer => Buffer.from(part.slice(part.indexOf('\r\n\r\n') + 4, -2), 'latin1');
  const { name = '', metadata = {} } = JSON.parse(inner(description).toString()) as Partial<Upload>;
  return { name, metadata, bytes: inner(content) };
}

function write(response: ServerResponse, { status, json, bytes, headers = {} }: Answer): void {
  const body = bytes ?? (json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(json)));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length, ...headers });
  response.end(body);
}
