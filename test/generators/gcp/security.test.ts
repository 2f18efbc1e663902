import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatorOf, settingsFor } from '../../../src/generators/kinds.ts';
import { ALICE, SHOP } from '../samples.ts';
import { blockAt, blocksOf, type Made, resourcesOf, type Values } from '../values.ts';
import { PLAIN, PROD, RICH } from './everything.ts';

interface Rule {
  id: string;
  severity: string;
  title: string;
  providers: { google?: { resource_types: string[]; condition: string } };
}

const file = new URL('../../../../shared/data/security-rules.json', import.meta.url);
const isHere = existsSync(file);
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
const BREAKS: Readonly<Record<string, (values: Values, all: readonly Made[]) => boolean>> = {
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
const ELSEWHERE = /^(?:CHG|COST)-/;

const made = (project: typeof SHOP, resources: typeof PLAIN) =>
  resources.flatMap((resource) =>
    resourcesOf(generatorOf('gcp', resource.kind).body(resource, { project, resources })),
  );

describe.skipIf(!isHere)('security rules over what is made for Google', () => {
  const { rules }: { rules: Rule[] } = isHere ? JSON.parse(readFileSync(file, 'utf8')) : { rules: [] };
  const grave = rules.filter(({ severity, providers }) => providers.google && /^(?:HIGH|CRITICAL)$/.test(severity));
  const ours = [...made(SHOP, PLAIN), ...made(PROD, RICH)];
  const aboutUs = ({ id, providers }: Rule) =>
    !ELSEWHERE.test(id) && ours.some(({ type }) => providers.google?.resource_types.includes(type));

  it('has a check for every grave rule about a type that we make', () => {
    expect(
      grave
        .filter(aboutUs)
        .map(({ id }) => id)
        .filter((id) => !BREAKS[id]),
    ).toEqual([]);
  });

  it.each(grave.filter((rule) => BREAKS[rule.id]))('$id finds nothing: $title', ({ id, providers }) => {
    const judged = ours.filter(({ type }) => providers.google?.resource_types.includes(type));
    expect(judged.filter(({ values }) => BREAKS[id]?.(values, ours)).map(({ address }) => address)).toEqual([]);
  });

  it.each([
    {
      id: 'NET-001',
      kind: 'firewall' as const,
      settings: { network: 'app', allow: 'tcp 20-30', sources: '0.0.0.0/0' },
    },
    { id: 'NET-003', kind: 'firewall' as const, settings: { network: 'app', allow: 'tcp', sources: '::/0' } },
    { id: 'NET-004', kind: 'firewall' as const, settings: { network: 'app', allow: 'tcp 5432', sources: '0.0.0.0/0' } },
    { id: 'EDGE-001', kind: 'load_balancer' as const, settings: { network: 'app', targets: 'web-1', public: true } },
  ])('$id finds what was asked for against advice, and a warning said so', ({ id, kind, settings }) => {
    const resource = settingsFor(SHOP, kind, 'open', settings, ALICE);
    const found = made(SHOP, [...PLAIN, resource]).filter(({ address }) => address.endsWith('.open'));
    expect(found.some(({ values }) => BREAKS[id]?.(values, found))).toBe(true);
    expect(generatorOf('gcp', kind).warnings(resource, SHOP)).not.toEqual([]);
  });

  it('finds no password or key anywhere', () => {
    const passwords = ours.flatMap(({ address, values }) =>
      /password|secret_key|root_password/.test(JSON.stringify(Object.keys(values))) ? [address] : [],
    );
    expect(passwords).toEqual([]);
  });
});
