import { existsSync, readFileSync } from 'node:fs';
import type { Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { generatorOf } from '../../../src/generators/kinds.ts';
import { blockAt, blocksOf, type Made, resourcesOf, type Values } from '../values.ts';

export interface Rule {
  id: string;
  severity: string;
  title: string;
  providers: { azurerm?: { resource_types: string[]; condition: string } };
}

const file = new URL('../../../../shared/data/security-rules.json', import.meta.url);
export const isHere = existsSync(file);
if (!isHere) console.warn('skipped: security rules over generated files, because ../shared/data is not there');

const WORLD = new Set(['*', '0.0.0.0/0', '::/0', 'Internet', 'any']);
const listed = (one: unknown, many: unknown): string[] => [
  ...(one === undefined ? [] : [String(one)]),
  ...(Array.isArray(many) ? many.map(String) : []),
];

const covers = (range: string, port: number): boolean => {
  const [from = 0, to = from] = range.split('-').map(Number);
  return range === '*' || (from <= port && port <= to);
};

/** Whether a rule of a group lets the whole internet use one of the ports; all of them when none are named. */
const opens = ({ values }: Made, ...ports: readonly number[]): boolean =>
  blocksOf(values, 'security_rule').some((rule: Values) => {
    const isOpen =
      rule.access === 'Allow' && rule.direction === 'Inbound' && /^(?:Tcp|\*)$/.test(String(rule.protocol));
    const isWorld = listed(rule.source_address_prefix, rule.source_address_prefixes).some((one) => WORLD.has(one));
    const opened = listed(rule.destination_port_range, rule.destination_port_ranges);
    const all = ports.length === 0 ? [1, 65_000] : ports;
    const hits = (port: number) => opened.some((range) => covers(range, port));
    return isOpen && isWorld && (ports.length === 0 ? all.every(hits) : all.some(hits));
  });

const DATA_PORTS = [
  1433, 1521, 2375, 2379, 3306, 5432, 5601, 5984, 6379, 6443, 7001, 8020, 9042, 9200, 9300, 11211, 27017, 5900, 5985,
  445, 23, 21, 25, 389, 636,
];
const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY|(?:password|secret|token)\s*[=:]\s*\S/i;
const redirects = (values: Values, listener: unknown): boolean =>
  blocksOf(values, 'request_routing_rule').some(
    (rule) => rule.http_listener_name === listener && rule.redirect_configuration_name !== undefined,
  );

/** Conditions of the rules as code: whether a resource breaks one. */
export const BREAKS: Readonly<Record<string, (made: Made) => boolean>> = {
  'NET-001': (made) => opens(made, 22),
  'NET-002': (made) => opens(made, 3389),
  'NET-003': (made) => opens(made),
  'NET-004': (made) => opens(made, ...DATA_PORTS),
  'STO-001': ({ values }) => /^(?:blob|container)$/.test(String(values.container_access_type)),
  'STO-003': ({ values }) => values.allow_nested_items_to_be_public !== false,
  'STO-006': ({ values }) =>
    values.https_traffic_only_enabled === false || /TLS1_[01]/.test(String(values.min_tls_version)),
  'STO-007': ({ values }) =>
    values.public_network_access_enabled !== false && blockAt(values, 'network_rules').default_action !== 'Deny',
  'DB-001': ({ values }) => values.public_network_access_enabled === true || values.delegated_subnet_id === undefined,
  'IAM-001': ({ values }) => /^(?:Owner|User Access Administrator)$/.test(String(values.role_definition_name)),
  'IAM-008': ({ values }) => /^(?:Owner|Contributor)$/.test(String(values.role_definition_name)),
  'K8S-001': ({ values }) => {
    const { authorized_ip_ranges: ranges } = blockAt(values, 'api_server_access_profile');
    return values.private_cluster_enabled !== true && (!Array.isArray(ranges) || ranges.some((one) => WORLD.has(one)));
  },
  'K8S-004': ({ values }) => values.role_based_access_control_enabled === false,
  'ENC-001': ({ values }) => blockAt(values, 'encryption_settings').enabled === false,
  'IAM-009': ({ values }) => values.disable_password_authentication !== true || values.admin_password !== undefined,
  'SEC-002': ({ values }) => SECRET.test(String(values.custom_data ?? '')),
  'EDGE-001': ({ values }) =>
    blocksOf(values, 'http_listener').some(({ name, protocol }) => protocol === 'Http' && !redirects(values, name)),
  'EDGE-002': ({ values }) => blockAt(values, 'ssl_policy').policy_name !== 'AppGwSslPolicy20220101',
};

/** Rules about a change or about money, which no file can break. */
export const ELSEWHERE = /^(?:CHG|COST)-/;

export const made = (project: ProjectFacts, resources: readonly Resource[]): Made[] =>
  resources.flatMap((resource) =>
    resourcesOf(generatorOf('azure', resource.kind).body(resource, { project, resources })),
  );

const { rules }: { rules: Rule[] } = isHere ? JSON.parse(readFileSync(file, 'utf8')) : { rules: [] };
export const grave = rules.filter(
  ({ severity, providers }) => providers.azurerm && /^(?:HIGH|CRITICAL)$/.test(severity),
);
export const isAbout = ({ providers }: Rule, { type }: Made): boolean =>
  providers.azurerm?.resource_types.includes(type) === true;
