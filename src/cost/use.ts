/** What is taken for granted of use that nobody knows beforehand; each is told beside the price it makes. */
export const ASSUMED_USE = {
  /** GB in a bucket. */
  bucketGb: 100,
  /** Units of work of a load balancer that bills by them (LCU, capacity units), on average. */
  balancerUnits: 1,
  /** Zones of a regional cluster, and of what stands in a network's zones on AWS, where none are named. */
  zones: { cluster: 3, network: 2 },
} as const;
