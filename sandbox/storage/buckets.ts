/** One version of an object. */
export interface StoredObject {
  bytes: Buffer;
  /** Counts up over everything in the storage: a version id, a generation. */
  generation: number;
  at: Date;
  metadata: Readonly<Record<string, string>>;
}

/** What both storages are made of: buckets, and in them every version of an object that a bucket keeps. */
export interface Bucket {
  name: string;
  versioned: boolean;
  /** Ignores conditions on writes, as an older storage would: whoever locks there is not alone. */
  carefree: boolean;
  /** By name, oldest version first; without the versions that were deleted. */
  objects: Map<string, StoredObject[]>;
}

export interface BucketOptions {
  versioned?: boolean;
  carefree?: boolean;
}

export const createBucket = (name: string, { versioned = true, carefree = false }: BucketOptions = {}): Bucket => ({
  ...{ name, versioned, carefree },
  objects: new Map(),
});

export const newest = ({ objects }: Bucket, key: string): StoredObject | undefined => objects.get(key)?.at(-1);

export function put(bucket: Bucket, key: string, object: StoredObject): void {
  bucket.objects.set(key, [...(bucket.versioned ? (bucket.objects.get(key) ?? []) : []), object]);
}

/** Everything of a request's body. */
export async function bodyOf(request: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
