import { existsSync, readFileSync } from 'node:fs';
import type { Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { generatorOf } from '../../../src/generators/kinds.ts';
import { blockAt, blocksOf, type Made, resourcesOf, type Values } from '../values.ts';

export interface Rule {
  id: string;
  severity: string;
  title: string;
  providers: { google?: { resource_types: string[]; condition: string } };
}

const file = new URL('../../../../shared/data/security-rules.json', import.meta.url);
export const isHere = existsSync(file);
if (!isHere) console.warn('skipped: security rules over generated files, because ../shared/data is not there');

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const isWorld = (ranges: unknown): boolean => texts(ranges).some((range) => /^(?:0\.0\.0\.0|::)\/0$/.test(range));

/** Whether a firewall lets the whole internet in on a port. */
const opens = (values: Values, ...ports: readonly number[]): boolean => {
  const isFromAnyone =
    isWorld(values.source_ranges) || (values.source_ranges === undefined && values.source_tags === undefined);
  const covers = (range: string): boolean => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return ports.some((port) => from <= port && port <= to);
  };
  const isOpen = blocksOf(values, 'allow').some(
    ({ protocol, ports: own }) =>
      ['tcp', 'udp', 'all'].includes(String(protocol)) && (own === undefined || texts(own).some(covers)),
  );
  return values.direction !== 'EGRESS' && values.disabled !== true && isFromAnyone && isOpen;
};

const DATA_PORTS = [
  1433, 1521, 2375, 2379, 3306, 5432, 5601, 5984, 6379, 6443, 7001, 8020, 9042, 9200, 9300, 11211, 27017, 5900, 5985,
  445, 23, 21, 25, 389, 636,
];
const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|(?:password|secret|token)\s*[=:]\s*\S/i;

const isDefaultAccount = ({ email }: Values): boolean =>
  email === undefined || String(email).endsWith('-compute@developer.gserviceaccount.com');
const hasAllScopes = (scopes: unknown): boolean => texts(scopes).some((scope) => scope.includes('cloud-platform'));

/** Conditions of the rules as code: whether a resource breaks one. `all`: everything made with it. */
export const BREAKS: Readonly<Record<string, (values: Values, all: readonly Made[]) => boolean>> = {
  'NET-001': (values) => opens(values, 22),
  'NET-002': (values) => opens(values, 3389),
  'NET-003': (values) =>
    isWorld(values.source_ranges) &&
    blocksOf(values, 'allow').some(({ protocol, ports }) => protocol === 'all' || ports === undefined),
  'NET-004': (values) => opens(values, ...DATA_PORTS),
  'STO-003': (values) => values.public_access_prevention !== 'enforced',
  'DB-001': (values) => {
    const access = blockAt(values, 'settings', 'ip_configuration');
    return access.ipv4_enabled !== false || blocksOf(access, 'authorized_networks').length > 0;
  },
  'DB-002': (values) => blockAt(values, 'settings', 'ip_configuration').ssl_mode !== 'ENCRYPTED_ONLY',
  'IAM-001': ({ role }) => /^roles\/(?:owner|editor)$|Admin$/.test(String(role)),
  'IAM-003': ({ role }) => /serviceAccount(?:TokenCreator|User|KeyAdmin)$/.test(String(role)),
  'IAM-008': (values) => {
    const [account] = blocksOf(values, 'service_account');
    const node = blockAt(values, 'node_config');
    const isNodeWide = hasAllScopes(node.oauth_scopes) && isDefaultAccount({ email: node.service_account });
    return (account !== undefined && isDefaultAccount(account) && hasAllScopes(account.scopes)) || isNodeWide;
  },
  'IAM-009': ({ metadata }) => !/true/i.test(String((metadata as Values | undefined)?.['enable-oslogin'])),
  'SEC-002': ({ metadata, metadata_startup_script: script }) => SECRET.test(JSON.stringify([metadata, script])),
  'K8S-001': (values) => {
    const isPrivate = blockAt(values, 'private_cluster_config').enable_private_endpoint === true;
    const ranges = blocksOf(blockAt(values, 'master_authorized_networks_config'), 'cidr_blocks');
    return !isPrivate && (ranges.length === 0 || isWorld(ranges.map(({ cidr_block: range }) => range)));
  },
  'K8S-004': (values) =>
    values.enable_legacy_abac === true ||
    blockAt(values, 'master_auth', 'client_certificate_config').issue_client_certificate !== false,
  'EDGE-001': ({ load_balancing_scheme: scheme, target }) =>
    String(scheme).startsWith('EXTERNAL') && String(target).includes('target_http_proxy'),
};

/** Rules about a change, about money, or about types nobody makes here. */
export const ELSEWHERE = /^(?:CHG|COST)-/;

export const made = (project: ProjectFacts, resources: readonly Resource[]): Made[] =>
  resources.flatMap((resource) =>
    resourcesOf(generatorOf('gcp', resource.kind).body(resource, { project, resources })),
  );

const { rules }: { rules: Rule[] } = isHere ? JSON.parse(readFileSync(file, 'utf8')) : { rules: [] };

/** Rules whose breach is high or critical. */
export const grave = rules.filter(
  ({ severity, providers }) => providers.google && /^(?:HIGH|CRITICAL)$/.test(severity),
);

export const isAbout = ({ providers }: Rule, { type }: Made): boolean =>
  providers.google?.resource_types.includes(type) === true;
