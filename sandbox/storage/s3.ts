import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createFrontDoor } from '../front-door.ts';
import { type Bucket, type BucketOptions, createBucket, newest, put } from './buckets.ts';
import { type Call, readCall } from './call.ts';
import { type AwsKeys, wrongSignature } from './s3-signature.ts';

/** A local S3: signed requests, versioned buckets, conditional writes. As much as terraform and a look at a bucket need, and strict. */
export interface SandboxS3 {
  url: string;
  /** Variables by which an SDK finds it; S3 and STS are the same server. */
  environment: Readonly<Record<string, string>>;
  addBucket(name: string, options?: BucketOptions): Bucket;
  /** `PUT shop/terraform.tfstate.tflock 412`, in order. */
  requests: string[];
  /**
   * Leaves the next request like `PUT /states/shop.tfstate` without an answer, before or after it had its effect. Resolves when it is there.
   */
  hangUp(request: RegExp, when: 'before' | 'after'): Promise<void>;
  close(): Promise<void>;
}

export async function startSandboxS3(
  keys: AwsKeys = { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'sandbox-secret-key' },
): Promise<SandboxS3> {
  const door = await createFrontDoor(0);
  const buckets = new Map<string, Bucket>();
  const requests: string[] = [];
  const hangs: { request: RegExp; when: 'before' | 'after'; reached(): void }[] = [];
  let generation = 0;
  door.open(async (request, response) => {
    const call = await readCall(request, door.url);
    const code = wrongSignature(call, keys);
    const hang = hangs.find(({ request }) => request.test(`${call.method} ${call.url.pathname}`));
    if (hang) hangs.splice(hangs.indexOf(hang), 1);
    if (hang?.when === 'before') return hang.reached();
    const answer = code ? refusal(403, code) : respond(call, buckets, () => ++generation);
    requests.push(`${call.method} ${call.url.pathname.slice(1)}${call.url.search} ${answer.status}`);
    if (hang) return hang.reached();
    write(response, call.method, answer);
  });
  return {
    url: door.url,
    environment: {
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      AWS_ENDPOINT_URL_S3: door.url,
      AWS_ENDPOINT_URL_STS: door.url,
    },
    addBucket(name, options) {
      const bucket = createBucket(name, options);
      buckets.set(name, bucket);
      return bucket;
    },
    requests,
    hangUp: (request, when) => new Promise((reached) => hangs.push({ request, when, reached })),
    close: () => door.close(),
  };
}

interface Answer {
  status: number;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

const xml = (root: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}</${root}>`;
const refusal = (status: number, code: string): Answer => ({
  status,
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

function respond(call: Call, buckets: ReadonlyMap<string, Bucket>, next: () => number): Answer {
  const { method, url, body } = call;
  if (method === 'POST' && url.pathname === '/' && body.includes('Action=GetCallerIdentity')) return identity();
  const [, name = '', key = ''] = /^\/([^/]+)(?:\/(.*))?$/.exec(decodeURIComponent(url.pathname)) ?? [];
  const bucket = buckets.get(name);
  if (!bucket) return refusal(404, 'NoSuchBucket');
  if (key === '') return ofBucket(call, bucket);
  switch (method) {
    case 'GET':
    case 'HEAD':
      return read(bucket, key);
    case 'PUT':
      return store(call, bucket, key, next);
    case 'DELETE':
      bucket.objects.delete(key);
      return { status: 204 };
    default:
      return refusal(405, 'MethodNotAllowed');
  }
}

function ofBucket({ method, url }: Call, bucket: Bucket): Answer {
  if (method === 'HEAD') return { status: 200 };
  if (method !== 'GET') return refusal(405, 'MethodNotAllowed');
  if (url.searchParams.has('versioning'))
    return { status: 200, body: xml('VersioningConfiguration', bucket.versioned ? '<Status>Enabled</Status>' : '') };
  if (url.searchParams.get('list-type') !== '2') return refusal(501, 'NotImplemented');
  const prefix = url.searchParams.get('prefix') ?? '';
  const found = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const contents = found.map(
    (key) => `<Contents><Key>${key}</Key><Size>${newest(bucket, key)?.bytes.length}</Size></Contents>`,
  );
  const facts = `<Name>${bucket.name}</Name><Prefix>${prefix}</Prefix><KeyCount>${found.length}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>`;
  return { status: 200, body: xml('ListBucketResult', facts + contents.join('')) };
}

const etag = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

function read(bucket: Bucket, key: string): Answer {
  const object = newest(bucket, key);
  if (!object) return refusal(404, 'NoSuchKey');
  const { bytes, at, generation } = object;
  return {
    status: 200,
    body: bytes,
    headers: {
      etag: etag(bytes),
      'last-modified': at.toUTCString(),
      'content-type': 'application/json',
      ...(bucket.versioned && { 'x-amz-version-id': String(generation) }),
    },
  };
}

/** Only `If-None-Match: *` is a condition that S3 knows beside `If-Match`. */
function store({ headers, body }: Call, bucket: Bucket, key: string, next: () => number): Answer {
  if (!bucket.mayWrite(key)) return refusal(403, 'AccessDenied');
  const { 'if-none-match': absent, 'content-md5': md5 } = headers;
  if (absent !== undefined && absent !== '*') return refusal(501, 'NotImplemented');
  if (absent === '*' && newest(bucket, key) && !bucket.carefree) return refusal(412, 'PreconditionFailed');
  if (md5 !== undefined && createHash('md5').update(body).digest('base64') !== md5) return refusal(400, 'BadDigest');
  const encryption = headers['x-amz-server-side-encryption'];
  const metadata = typeof encryption === 'string' ? { encryption } : undefined;
  put(bucket, key, { bytes: body, generation: next(), at: new Date(), metadata: metadata ?? {} });
  return { status: 200, headers: { etag: etag(body) } };
}

const identity = (): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/sandbox</Arn><UserId>AIDASANDBOX</UserId><Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
});

function write(response: ServerResponse, method: string, { status, body = '', headers = {} }: Answer): void {
  response.writeHead(status, { 'x-amz-request-id': '1', 'content-length': Buffer.byteLength(body), ...headers });
  response.end(method === 'HEAD' ? undefined : body);
}
