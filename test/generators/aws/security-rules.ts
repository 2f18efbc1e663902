import { existsSync, readFileSync } from 'node:fs';
import type { Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { generatorOf } from '../../../src/generators/kinds.ts';
import { blockAt, blocksOf, type Made, resourcesOf, type Values } from '../values.ts';

export interface Rule {
  id: string;
  severity: string;
  title: string;
  providers: { aws?: { resource_types: string[]; condition: string } };
}

const file = new URL('../../../../shared/data/security-rules.json', import.meta.url);
export const isHere = existsSync(file);
if (!isHere) console.warn('skipped: security rules over generated files, because ../shared/data is not there');

/** Whether a rule of a security group lets the whole internet use a port. */
const opens = (
  { cidr_ipv4: v4, cidr_ipv6: v6, ip_protocol: protocol, from_port: from, to_port: to }: Values,
  ...ports: readonly number[]
) => {
  const isWorld = v4 === '0.0.0.0/0' || v6 === '::/0';
  return isWorld && (protocol === '-1' || ports.some((port) => Number(from) <= port && port <= Number(to)));
};

const DATA_PORTS = [
  1433, 1521, 2375, 2379, 3306, 5432, 5601, 5984, 6379, 6443, 7001, 8020, 9042, 9200, 9300, 11211, 27017, 5900, 5985,
  445, 23, 21, 25, 389, 636,
];
const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|(?:password|secret|token)\s*[=:]\s*\S/i;
const BLOCKS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];

/** Whether a disk in any of the places where a resource describes one is not encrypted. */
const isBare = ({ type, values }: Made): boolean => {
  if (type === 'aws_ebs_volume') return values.encrypted !== true;
  if (type === 'aws_launch_template') return blockAt(values, 'block_device_mappings', 'ebs').encrypted !== 'true';
  return blockAt(values, 'root_block_device').encrypted !== true;
};

/** A policy that lets everyone, or lets everything. */
const isBoundless = (policy: unknown): boolean =>
  /"(?:Action|Principal|AWS|Resource)":\s*\[?\s*"\*"/.test(String(policy));

/** Conditions of the rules as code: whether a resource breaks one. */
export const BREAKS: Readonly<Record<string, (made: Made) => boolean>> = {
  'NET-001': ({ values }) => opens(values, 22),
  'NET-002': ({ values }) => opens(values, 3389),
  'NET-003': ({ values }) => opens(values) || (opens(values, 1) && opens(values, 65_000)),
  'NET-004': ({ values }) => opens(values, ...DATA_PORTS),
  'STO-001': ({ values }) => values.acl !== undefined,
  'STO-002': ({ values }) => values.policy !== undefined,
  'STO-003': ({ values }) => BLOCKS.some((block) => values[block] !== true),
  'ENC-001': isBare,
  'ENC-003': ({ values }) => values.storage_encrypted !== true,
  'ENC-011': ({ values }) => values.policy !== undefined,
  'DB-001': ({ values }) => values.publicly_accessible !== false,
  'IAM-001': ({ values }) =>
    /AdministratorAccess|IAMFullAccess|PowerUserAccess/.test(String(values.policy_arn)) ||
    values.inline_policy !== undefined,
  'IAM-004': ({ values }) => isBoundless(values.assume_role_policy),
  'IAM-005': ({ values }) => /oidc-provider/.test(String(values.assume_role_policy)),
  'SEC-002': ({ values }) => SECRET.test(JSON.stringify([values.user_data ?? ''])),
  'CMP-001': ({ values }) => blockAt(values, 'metadata_options').http_tokens !== 'required',
  'K8S-001': ({ values }) => {
    const { endpoint_public_access: isPublic, public_access_cidrs: ranges } = blockAt(values, 'vpc_config');
    return isPublic !== false && (!Array.isArray(ranges) || ranges.length === 0 || ranges.includes('0.0.0.0/0'));
  },
  'K8S-006': ({ values }) => blocksOf(values, 'remote_access').length > 0,
  'EDGE-001': ({ values }) => values.protocol === 'HTTP' && blockAt(values, 'default_action').type !== 'redirect',
  'EDGE-002': ({ values }) => values.protocol === 'HTTPS' && !/-TLS13-1-2-/.test(String(values.ssl_policy)),
};

/** Rules about a change or about money, which no file can break. */
export const ELSEWHERE = /^(?:CHG|COST)-/;
/** Without a certificate nothing can be encrypted, and nobody can make one up: it is warned of. */
export const isPlainHttp = ({ values }: Made): boolean =>
  String(values.load_balancer_arn).includes('aws_lb.front.') && values.port === 80;

export const made = (project: ProjectFacts, resources: readonly Resource[]): Made[] =>
  resources.flatMap((resource) =>
    resourcesOf(generatorOf('aws', resource.kind).body(resource, { project, resources })),
  );

const { rules }: { rules: Rule[] } = isHere ? JSON.parse(readFileSync(file, 'utf8')) : { rules: [] };

/** Rules whose breach is high or critical. */
export const grave = rules.filter(({ severity, providers }) => providers.aws && /^(?:HIGH|CRITICAL)$/.test(severity));

export const isAbout = ({ providers }: Rule, { type }: Made): boolean =>
  providers.aws?.resource_types.includes(type) === true;
