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
  /** Which objects the credentials may write. */
  mayWrite(key: string): boolean;
  /** By name, oldest version first; without the versions that were deleted. */
  objects: Map<string, StoredObject[]>;
}

export interface BucketOptions {
  versioned?: boolean;
  carefree?: boolean;
  mayWrite?: Bucket['mayWrite'];
}

export const createBucket = (
  name: string,
  { versioned = true, carefree = false, mayWrite = () => true }: BucketOptions = {},
): Bucket => ({
  ...{ name, versioned, carefree, mayWrite },
  objects: new Map(),
});

export const newest = ({ objects }: Bucket, key: string): StoredObject | undefined => objects.get(key)?.at(-1);

export function put(bucket: Bucket, key: string, object: StoredObject): void {
  bucket.objects.set(key, [...(bucket.versioned ? (bucket.objects.get(key) ?? []) : []), object]);
}
