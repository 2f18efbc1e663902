import type { PriceBook } from './book.ts';

/** One provider's facts as `data/<provider>.json` holds them. Money is US dollars, without taxes, discounts or free tiers. */
export interface Catalog {
  provider: string;
  /** Day the machine prices of the reference region are of. */
  asOf: string;
  /** Where facts come from; `from` of a price names one of these. */
  sources: Readonly<Record<string, Source>>;
  /** Where prices hold that are known for one region only. */
  referenceRegion: string;
  regions: readonly Region[];
  /** Most useful first. */
  families: readonly Family[];
  /** By family, then from small to large. */
  machineTypes: readonly MachineType[];
  /** Source of each row of `hourlyUsd` by region; `default` for all others. */
  hourlyFrom: Readonly<Record<string, string>>;
  /**
   * One row per region, one column per machine type, on demand with Linux; null: not offered there, or no price known. An empty row: of
   * this region no price is known at all.
   */
  hourlyUsd: readonly (readonly (number | null)[])[];
  /** Newer machine prices, when some were fetched. */
  book?: PriceBook;
  disks: readonly DiskType[];
  storage: readonly StorageClass[];
  databases: Databases;
  /** Unit prices of everything else, by names such as `nat/gateway`. */
  rates: Readonly<Record<string, Rate>>;
}

/** How sure a price is: from a vendor's own list, computed from such, or remembered and found in no list. */
export type Confidence = 'measured' | 'derived' | 'recalled';

export interface Source {
  /** Day or time the facts are of. */
  asOf: string;
  confidence: Confidence;
  text: string;
}

export interface Region {
  id: string;
  name: string;
  /** Part of the world, for menus. */
  area: string;
  zones: readonly string[];
  /** `opt-in`: an account must switch it on first. `restricted`: its provider must agree. */
  access?: 'opt-in' | 'restricted';
  /** Prices here over those of the reference region; absent: not known. */
  factor?: number;
  /** The same for machine families that begin with a letter. */
  factors?: Readonly<Record<string, number>>;
}

export interface Family {
  id: string;
  title: string;
  category: 'general' | 'compute' | 'memory' | 'storage' | 'accelerator';
  arch: 'x86_64' | 'arm64';
  /** Disk types a machine of the family can boot from. */
  bootDisks: readonly string[];
  /** False: kept out of menus (old or very special); it can still be typed. */
  listed: boolean;
}

export interface MachineType {
  id: string;
  family: string;
  vcpus: number;
  ramGib: number;
  /** The vCPUs are shared with others: cheaper, slower under load. */
  sharedCore?: boolean;
  gpu?: string;
  localSsdGb?: number;
  /** Price of a spot machine as a share of the full one. */
  spotShare?: number;
  /** Why it is in no menu: it has to be asked for by its name. */
  hidden?: 'accelerator' | 'metal' | 'previous' | 'retired' | 'restricted' | 'constrained';
  /** Launched after the price lists of other regions were made: where it is sold is not known. */
  isNewer?: boolean;
}

export interface DiskType {
  id: string;
  minGb: number;
  maxGb: number;
  from: string;
  /** In the reference region; absent where the disk is sold by steps. */
  usdPerGbMonth?: number;
  /** In the order of `regions`. */
  byRegion?: readonly (number | null)[];
  /** Sold by steps: the price is that of the smallest one that is large enough. */
  tiers?: readonly { tier: string; upToGb: number; usdMonth: number; from: string }[];
  /** What operations and MB per second cost a month beyond those included. */
  iops?: { included: number; usd: number };
  mbps?: { included: number; usd: number };
}

export interface StorageClass {
  id: string;
  title: string;
  from: string;
  usdPerGbMonth: number;
  byRegion?: readonly (number | null)[];
  /** Buckets over several regions, by location: `EU`. */
  byLocation?: Readonly<Record<string, number>>;
  /** The region `usdPerGbMonth` is of, where that is not the reference region. */
  at?: string;
  retrievalUsdPerGb: number;
  /** An object is billed for so long, also when it is deleted before. */
  minDays: number;
  /** Reading begins minutes to hours after it was asked for. */
  isOffline?: boolean;
}

export const ENGINES = ['postgres', 'mysql', 'mariadb', 'aurora'] as const;
export type DatabaseEngine = (typeof ENGINES)[number];

export interface Databases {
  product: string;
  classes: readonly DatabaseClass[];
  /** Prices of a region over those of the reference region, where they differ from the region's own factor. */
  factors?: Readonly<Record<string, number>>;
}

export interface DatabaseClass {
  id: string;
  vcpus: number;
  ramGib: number;
  sharedCore?: boolean;
  arch?: 'arm64';
  from: string;
  fromByEngine?: Readonly<Partial<Record<DatabaseEngine, string>>>;
  /** An hour of one server in the reference region. */
  hourlyUsd: Readonly<Partial<Record<DatabaseEngine, number>>>;
  byRegion?: Readonly<Partial<Record<DatabaseEngine, readonly (number | null)[]>>>;
}

export type Unit =
  | 'hour'
  | 'month'
  | 'GB'
  | 'GB-month'
  | 'IOPS-month'
  | 'MB/s-month'
  | '1000 requests'
  | '10000 requests';

export interface Rate {
  usd: number;
  unit: Unit;
  from: string;
  /** The same in every region. */
  everywhere?: boolean;
  /** Follows the region's factor for databases, not the one for machines. */
  database?: boolean;
  byRegion?: readonly (number | null)[];
}
