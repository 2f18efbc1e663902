import { hexFor } from './made-up.ts';

/** The ids of what every account has from the start carry this mark. */
const MARK = '0d0d0d0d0';

/** The default network of a region, and what is in it. */
export const defaultNetwork = {
  cidr: '172.31.0.0/16',
  vpcId: (region: string) => `vpc-${MARK}${hexFor(region, 8)}`,
  securityGroupId: (region: string) => `sg-${MARK}${hexFor(region, 8)}`,
  subnetId: (zone: string) => `subnet-${MARK}${hexFor(zone, 8)}`,
};

/** The template of an id for what comes with something else: the default security group of a network. */
export function givenId(prefix: string): string {
  return `${prefix}-${MARK}{random:8}`;
}

/** Whether a reference is to something that nobody made: it came with the account or with a network. */
export function isGiven(reference: string): boolean {
  return reference.includes(`-${MARK}`) || reference === 'default';
}

/** The zones of a region. */
export function zonesOf(region: string): string[] {
  return ['a', 'b', 'c'].map((letter) => region + letter);
}

/** What AWS calls a zone across accounts: `use1-az1` for `us-east-1a`. */
export function zoneId(zone: string): string {
  const [area = '', direction = '', rest = ''] = zone.split('-');
  const short = direction.replace(/north|south|east|west|central/g, (word) => word.charAt(0));
  return `${area}${short}${rest.slice(0, -1)}-az${rest.charCodeAt(rest.length - 1) - 96}`;
}
