import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printFile } from '../../../src/generators/hcl.ts';
import { generatorOf, settingsFor } from '../../../src/generators/kinds.ts';
import { ALICE } from '../samples.ts';
import { blockAt, blocksOf, type Made, resourcesOf, type Values } from '../values.ts';
import { AWS, PLAIN, PROD, RICH } from './everything.ts';
import { tfFiles } from './files.ts';

interface Rule {
  id: string;
  severity: string;
  title: string;
  providers: { aws?: { resource_types: string[]; condition: string } };
}

const file = new URL('../../../../shared/data/security-rules.json', import.meta.url);
const isHere = existsSync(file);
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
const BREAKS: Readonly<Record<string, (made: Made) => boolean>> = {
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
const ELSEWHERE = /^(?:CHG|COST)-/;
/** Without a certificate nothing can be encrypted, and nobody can make one up: it is warned of. */
const isPlainHttp = ({ values }: Made): boolean =>
  String(values.load_balancer_arn).includes('aws_lb.front.') && values.port === 80;

const made = (project: typeof AWS, resources: typeof PLAIN) =>
  resources.flatMap((resource) =>
    resourcesOf(generatorOf('aws', resource.kind).body(resource, { project, resources })),
  );

describe.skipIf(!isHere)('security rules over what is made for AWS', () => {
  const { rules }: { rules: Rule[] } = isHere ? JSON.parse(readFileSync(file, 'utf8')) : { rules: [] };
  const grave = rules.filter(({ severity, providers }) => providers.aws && /^(?:HIGH|CRITICAL)$/.test(severity));
  const ours = [...made(AWS, PLAIN), ...made(PROD, RICH)];
  const isAbout = ({ providers }: Rule, { type }: Made) => providers.aws?.resource_types.includes(type) === true;
  const aboutUs = (rule: Rule) => !ELSEWHERE.test(rule.id) && ours.some((one) => isAbout(rule, one));

  it('has a check for every grave rule about a type that we make', () => {
    const missing = grave.filter(aboutUs).filter(({ id }) => !BREAKS[id]);
    expect(missing.map(({ id, providers }) => [id, providers.aws?.condition])).toEqual([]);
  });

  it.each(grave.filter((rule) => BREAKS[rule.id]))('$id finds nothing: $title', (rule) => {
    const judged = ours.filter((one) => isAbout(rule, one) && !(rule.id === 'EDGE-001' && isPlainHttp(one)));
    expect(judged.filter((one) => BREAKS[rule.id]?.(one)).map(({ address }) => address)).toEqual([]);
  });

  const machines = { network: 'app', targets: 'web-1' };
  it.each([
    {
      id: 'NET-001',
      kind: 'firewall' as const,
      settings: { network: 'app', allow: 'tcp 20-30', sources: '0.0.0.0/0' },
    },
    { id: 'NET-003', kind: 'firewall' as const, settings: { network: 'app', allow: 'tcp', sources: '::/0' } },
    { id: 'NET-004', kind: 'firewall' as const, settings: { network: 'app', allow: 'tcp 5432', sources: '0.0.0.0/0' } },
    { id: 'EDGE-001', kind: 'load_balancer' as const, settings: { ...machines, public: true } },
  ])('$id finds what was asked for against advice, and a warning said so', ({ id, kind, settings }) => {
    const resource = settingsFor(AWS, kind, 'open', settings, ALICE);
    const found = made(AWS, [...PLAIN, resource]).filter(({ address }) => address.includes('open'));
    expect(found.some((one) => BREAKS[id]?.(one))).toBe(true);
    expect(generatorOf('aws', kind).warnings(resource, AWS)).not.toEqual([]);
  });

  it('finds no password, no key and no credentials anywhere', () => {
    const files = { ...tfFiles(AWS, PLAIN), ...tfFiles(PROD, RICH) };
    for (const [name, text] of Object.entries(files))
      expect(text, name).not.toMatch(/^\s*(?:password|master_password|access_key|secret_key|token)\s*=/m);
  });

  it('finds no address that reaches a machine unless it was asked for', () => {
    const open = ours.filter(({ values }) => values.associate_public_ip_address === true).map(({ address }) => address);
    expect(open).toEqual(['aws_instance.edge']);
    expect(ours.filter(({ values }) => values.map_public_ip_on_launch === true)).toEqual([]);
    const network = PLAIN.find(({ kind }) => kind === 'network');
    const text = network && printFile(generatorOf('aws', 'network').body(network, { project: AWS, resources: PLAIN }));
    expect(text).not.toContain('aws_vpc_security_group_ingress_rule');
  });
});
