/** One provider's facts as `data/<provider>.json` holds them. Money is US dollars, without taxes, discounts or free tiers. */
export interface Catalog {
  provider: string;
  /** Day the prices are of. */
  asOf: string;
  sources: readonly string[];
  /** Where prices hold that are known for one region only. */
  referenceRegion: string;
  regions: readonly Region[];
  /** Most useful first. */
  families: readonly Family[];
  /** By family, then from small to large. */
  machineTypes: readonly MachineType[];
  /** One row per region, one column per machine type, on demand with Linux; null: not offered there, or no price known. */
  hourlyUsd: readonly (readonly (number | null)[])[];
  disks: readonly DiskType[];
  network: NetworkPrices;
}

export interface Region {
  id: string;
  name: string;
  zones: readonly string[];
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
}

export interface DiskType {
  id: string;
  minGb: number;
  maxGb: number;
  /** In the reference region. */
  usdPerGbMonth: number;
  /** In the order of `regions`. */
  byRegion?: readonly (number | null)[];
}

export interface NetworkPrices {
  /** Of a NAT gateway, per machine behind it, up to `natMaxHourUsd`. */
  natPerVmHourUsd: number;
  natMaxHourUsd: number;
  natPerGbUsd: number;
  addressInUseHourUsd: number;
  addressUnusedHourUsd: number;
}
