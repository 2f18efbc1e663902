import { UNKNOWN } from '../policies/things.ts';
import { ana, bo, type Case, mira } from './decide.ts';

const one = (fields: string) => `policies: [{ id: p1, ${fields} }]`;
const EU = one('type: region, allowed: { region: europe-* }');
const NOT_US = one('type: region, denied: { region: [us-east1, us-central*] }');
const DB_DELETE = one('type: permission, resources: "type:database", actions: [delete]');
const KEPT = one('type: permission, resources: "tag:keep=yes", actions: [delete, change]');
const BIG = one('type: quota, resources: "type:database", limits: { disk_gb: 500 }');
const FEW = one('type: quota, resources: "type:vm", limits: { count: 2 }');
const DEAR = one('type: cost, limits: { usd_per_month: 100 }');
const HOURLY = one('type: cost, limits: { usd_per_hour: 0.1 }');
const NAMED = one('type: security, name: "{environment}-{project}-*"');
const TYPES = one('type: security, resources: "type:vm", allowed: { machine_type: [e2-*, null] }');
const SIZE = one('type: security, denied: { size: [large, xlarge] }');
const PUBLIC = one('type: security, denied: { public: true }');
const LOOK = one('type: region, denied: { region: us-* }, effect: require_approval');
const TWO_MORE = one(
  'type: region, denied: { region: us-* }, effect: require_approval, approvals: { more: 2, of: admin }',
);
const WARN = one('type: region, denied: { region: us-* }, effect: warn');
const FINDINGS = one('type: security, findings: high');
const USERS = one('type: permission, resources: "type:cluster", actions: [create], roles: [user]');
const db = { at: 'google_sql_database_instance.main', kind: 'database', type: 'google_sql_database_instance' } as const;
const vms = (count: number, act: 'create' | 'none' = 'create') =>
  Array.from({ length: count }, (_, n) => ({ at: `vm-${n}`, act: n === 0 ? 'create' : act }) as const);
const finding = (
  severity: 'medium' | 'high' | 'critical',
  status: 'new' | 'existing' | 'suppressed' = 'new',
  address = 'vm-web',
) => ({
  ...{ rule: 'X-1', severity, status, address, title: 't', message: 'm', refs: [] },
});
const DENIED = { is: 'denied' as const, because: ['p1'] };
const FINE = { yes: [ana], is: 'apply' as const };
const MORE = { is: 'waits' as const, because: ['p1', '1 of 2'], yes: [ana] };

/** What policies say of what is asked for. */
export const POLICIES: readonly Case[] = [
  { does: 'has nothing to say without policies', ...FINE },
  { does: 'denies a region that is not allowed', policies: EU, ...DENIED },
  { does: 'allows a region by pattern', policies: EU, things: [{ facts: { region: 'europe-west1' } }], ...FINE },
  { does: 'looks at case in no region', policies: EU, things: [{ facts: { region: 'EUROPE-WEST1' } }], ...FINE },
  { does: 'denies a region by pattern', policies: NOT_US, ...DENIED },
  { does: 'denies no other region', policies: NOT_US, things: [{ facts: { region: 'us-west1' } }], ...FINE },
  {
    does: 'asks for a look where the region is not known',
    policies: NOT_US,
    things: [{ facts: { region: UNKNOWN } }],
    ...MORE,
  },
  {
    does: 'asks for a look where an allowed region is not known',
    policies: EU,
    things: [{ facts: { region: UNKNOWN } }],
    ...MORE,
  },
  {
    does: 'goes on once somebody else has looked',
    policies: EU,
    things: [{ facts: { region: UNKNOWN } }],
    yes: [ana, bo],
    is: 'apply',
    because: ['p1'],
  },
  { does: 'minds no region of what stays', policies: EU, things: [{ act: 'none' }], ...FINE },
  { does: 'minds no region of what goes', policies: EU, role: 'admin', things: [{ act: 'delete' }], ...FINE },
  { does: 'minds the region of what is changed', policies: EU, things: [{ act: 'change' }], ...DENIED },
  { does: 'minds the region of what is made anew', policies: EU, things: [{ act: 'replace' }], ...DENIED },
  { does: 'minds nothing without a region', policies: EU, things: [{ facts: {}, values: {} }], ...FINE },
  { does: 'denies the deletion of a database', policies: DB_DELETE, things: [{ ...db, act: 'delete' }], ...DENIED },
  { does: 'denies that it is made anew', policies: DB_DELETE, things: [{ ...db, act: 'replace' }], ...DENIED },
  { does: 'allows that it is created', policies: DB_DELETE, things: [{ ...db, act: 'create' }], ...FINE },
  { does: 'allows that it is changed', policies: DB_DELETE, things: [{ ...db, act: 'change' }], ...FINE },
  { does: 'allows the deletion of something else', policies: DB_DELETE, things: [{ act: 'delete' }], ...FINE },
  {
    does: 'knows other words for a kind',
    policies: DB_DELETE.replace('type:database', 'type:sql'),
    things: [{ ...db, act: 'delete' }],
    ...DENIED,
  },
  {
    does: 'knows types of terraform',
    policies: DB_DELETE.replace('type:database', 'type:google_sql_*'),
    things: [{ ...db, act: 'delete' }],
    ...DENIED,
  },
  {
    does: 'leaves types of terraform to the plan',
    policies: DB_DELETE.replace('type:database', 'type:google_sql_*'),
    things: [{ kind: 'database', act: 'delete' }],
    ...FINE,
  },
  {
    does: 'denies a change of what is tagged',
    policies: KEPT,
    things: [{ act: 'change', tags: { keep: 'yes' } }],
    ...DENIED,
  },
  { does: 'allows it without the tag', policies: KEPT, things: [{ act: 'change', tags: { keep: 'no' } }], ...FINE },
  { does: 'allows the creation of what is tagged', policies: KEPT, things: [{ tags: { keep: 'yes' } }], ...FINE },
  {
    does: 'asks for a look where tags are not known',
    policies: KEPT,
    things: [{ act: 'change', tags: UNKNOWN }],
    ...MORE,
  },
  {
    does: 'asks for a look where the value of the tag is not known',
    policies: KEPT,
    things: [{ act: 'change', tags: { keep: UNKNOWN } }],
    ...MORE,
  },
  {
    does: 'reads no tag of a prototype',
    policies: KEPT.replace('keep=yes', 'constructor'),
    things: [{ act: 'change' }],
    ...FINE,
  },
  {
    does: 'denies by name',
    policies: one('type: permission, resources: "name:prod-*", actions: [delete]'),
    things: [{ act: 'delete', names: ['prod-db'] }],
    ...DENIED,
  },
  {
    does: 'allows another name',
    policies: one('type: permission, resources: "name:prod-*", actions: [delete]'),
    things: [{ act: 'delete', names: ['dev-db'] }],
    ...FINE,
  },
  {
    does: 'asks for a look where the name is not known',
    policies: one('type: permission, resources: "name:prod-*", actions: [delete]'),
    things: [{ act: 'delete', names: ['db', UNKNOWN] }],
    ...MORE,
  },
  {
    does: 'is about any of several patterns',
    policies: one('type: permission, resources: ["name:a*", "type:vm"], actions: [create]'),
    ...DENIED,
  },
  { does: 'denies what is too big', policies: BIG, things: [{ ...db, values: { disk_gb: 501 } }], ...DENIED },
  {
    does: 'allows what is just as big as allowed',
    policies: BIG,
    things: [{ ...db, values: { disk_gb: 500 } }],
    ...FINE,
  },
  {
    does: 'finds the size under the name of each cloud',
    policies: BIG,
    things: [{ ...db, values: { allocated_storage: '900' } }],
    ...DENIED,
  },
  {
    does: 'asks for a look where the size is not known',
    policies: BIG,
    things: [{ ...db, values: {}, unknown: { allocated_storage: true } }],
    ...MORE,
  },
  {
    does: 'asks for a look where the size is a secret',
    policies: BIG,
    things: [{ ...db, values: { disk_gb: '(sensitive value)' } }],
    ...MORE,
  },
  {
    does: 'walks into blocks',
    policies: one('type: quota, limits: { settings.disk_size: 10 }'),
    things: [{ values: { settings: [{ disk_size: 5 }, { disk_size: 11 }] } }],
    ...DENIED,
  },
  {
    does: 'minds no block that is not there',
    policies: one('type: quota, limits: { settings.disk_size: 10 }'),
    things: [{ values: { settings: [] } }],
    ...FINE,
  },
  { does: 'denies one machine too many', policies: FEW, things: vms(3), ...DENIED },
  { does: 'counts what is there already', policies: FEW, things: vms(3, 'none'), ...DENIED },
  { does: 'allows as many as allowed', policies: FEW, things: vms(2), ...FINE },
  {
    does: 'counts only where one comes',
    policies: FEW,
    things: vms(3, 'none').map((vm) => ({ ...vm, act: 'none' as const })),
    ...FINE,
  },
  { does: 'counts nothing that goes', policies: FEW, things: [...vms(2), { at: 'old', act: 'delete' }], ...FINE },
  { does: 'counts no parts', policies: FEW, things: [...vms(2), { at: 'disk', isMain: false }], ...FINE },
  { does: 'denies what costs too much', policies: DEAR, things: [{ monthlyUsd: 100.01 }], ...DENIED },
  { does: 'allows what costs just as much', policies: DEAR, things: [{ monthlyUsd: 100 }], ...FINE },
  { does: 'asks for a look where no price is known', policies: DEAR, things: [{ monthlyUsd: UNKNOWN }], ...MORE },
  { does: 'denies what costs too much an hour', policies: HOURLY, things: [{ monthlyUsd: 74 }], ...DENIED },
  { does: 'allows what costs less an hour', policies: HOURLY, things: [{ monthlyUsd: 72 }], ...FINE },
  { does: 'denies a wrong name', policies: NAMED, ...DENIED },
  { does: 'allows the right name', policies: NAMED, things: [{ names: ['dev-web-dev-api'] }], ...FINE },
  {
    does: 'is content with one right name of several',
    policies: NAMED,
    things: [{ names: ['api', 'dev-web-dev-api'] }],
    ...FINE,
  },
  {
    does: 'asks for a look where a name is not known',
    policies: NAMED,
    things: [{ names: ['api', UNKNOWN] }],
    ...MORE,
  },
  { does: 'leaves the names of what is there', policies: NAMED, things: [{ act: 'change' }], ...FINE },
  { does: 'allows a machine type by pattern', policies: TYPES, ...FINE },
  {
    does: 'denies another machine type',
    policies: TYPES,
    things: [{ values: { machine_type: 'n2-standard-2' } }],
    ...DENIED,
  },
  {
    does: 'finds the machine type under the name of each cloud',
    policies: TYPES,
    things: [{ values: { instance_type: 't3.small' } }],
    ...DENIED,
  },
  {
    does: 'allows a type that is left out where that is said',
    policies: TYPES,
    things: [{ values: { machine_type: null } }],
    ...FINE,
  },
  {
    does: 'asks for a look at a type that is left out',
    policies: TYPES.replace(', null', ''),
    things: [{ values: { machine_type: null } }],
    ...MORE,
  },
  { does: 'denies a size', policies: SIZE, things: [{ facts: { size: 'large' } }], ...DENIED },
  { does: 'allows another size', policies: SIZE, ...FINE },
  {
    does: 'asks for a look where the size is unknown',
    policies: SIZE,
    things: [{ facts: { size: UNKNOWN } }],
    ...MORE,
  },
  { does: 'denies what is public', policies: PUBLIC, things: [{ values: { public: true } }], ...DENIED },
  {
    does: 'denies what is public under another name',
    policies: PUBLIC,
    things: [{ values: { publicly_accessible: true } }],
    ...DENIED,
  },
  { does: 'allows what is not', policies: PUBLIC, things: [{ values: { public: false } }], ...FINE },
  { does: 'denies nothing that is left out', policies: PUBLIC, things: [{ values: { public: null } }], ...FINE },
  { does: 'asks one more', policies: LOOK, ...MORE },
  { does: 'has one more', policies: LOOK, yes: [ana, bo], is: 'apply', because: ['p1'] },
  {
    does: 'adds to what prod needs',
    environment: 'prod',
    policies: LOOK,
    yes: [bo, mira],
    is: 'waits',
    because: ['p1', '2 of 3'],
  },
  { does: 'asks two administrators more', policies: TWO_MORE, yes: [ana, bo], is: 'waits', because: ['p1', '1 of 3'] },
  {
    does: 'takes administrators for it',
    policies: TWO_MORE,
    yes: [ana, mira, bo],
    roles: { bo: 'admin' },
    is: 'apply',
    because: ['p1'],
  },
  {
    does: 'asks the most of one kind once',
    policies: `policies:\n  - { id: p1, type: region, denied: { region: us-* }, effect: require_approval, approvals: { more: 2 } }\n  - { id: p2, type: region, denied: { region: us-* }, effect: require_approval }`,
    yes: [ana],
    is: 'waits',
    because: ['p1', 'p2', '1 of 3'],
  },
  {
    does: 'adds up different kinds',
    policies: `policies:\n  - { id: p1, type: region, denied: { region: us-* }, effect: require_approval }\n  - { id: p2, type: region, denied: { region: us-* }, effect: require_approval, approvals: { of: admin } }`,
    yes: [ana, bo],
    is: 'waits',
    because: ['p1', 'p2', '2 of 3'],
  },
  { does: 'only warns', policies: WARN, ...FINE },
  {
    does: 'denies whatever else only asks',
    policies: `${LOOK.slice(0, -2)} }, { id: p2, type: region, denied: { region: us-* } }]`,
    is: 'denied',
    because: ['p2'],
  },
  {
    does: 'tells the lower priority first',
    policies:
      'policies: [{ id: aa, type: region, denied: { region: us-* } }, { id: zz, type: region, denied: { region: us-* }, priority: 1 }]',
    is: 'denied',
    because: ['zz', 'aa'],
  },
  { does: 'says nothing while off', policies: EU.replace('id: p1', 'id: p1, enabled: false'), ...FINE },
  {
    does: 'says nothing in another environment',
    policies: EU.replace('id: p1', 'id: p1, scope: { environment: prod }'),
    ...FINE,
  },
  {
    does: 'says it in its environment',
    environment: 'prod',
    policies: EU.replace('id: p1', 'id: p1, scope: { environment: [staging, prod] }'),
    ...DENIED,
  },
  {
    does: 'says nothing in another project',
    policies: EU.replace('id: p1', 'id: p1, scope: { project: shop }'),
    ...FINE,
  },
  {
    does: 'says it in projects of a pattern',
    policies: EU.replace('id: p1', 'id: p1, scope: { project: web-* }'),
    ...DENIED,
  },
  {
    does: 'says nothing before its time',
    policies: EU.replace('id: p1', 'id: p1, active: { from: 2026-12-01 }'),
    ...FINE,
  },
  { does: 'says it in its time', policies: EU.replace('id: p1', 'id: p1, active: { from: 2026-11-01 }'), ...DENIED },
  {
    does: 'says it on the days of its pattern',
    policies: EU.replace('id: p1', 'id: p1, active: { cron: "0 8 * * 1", for: 10h }'),
    ...DENIED,
  },
  {
    does: 'says nothing on other days',
    now: '2026-11-24T12:00:00Z',
    policies: EU.replace('id: p1', 'id: p1, active: { cron: "0 8 * * 1", for: 10h }'),
    ...FINE,
  },
  { does: 'denies a high finding', policies: FINDINGS, plan: { findings: [finding('high')] }, ...DENIED },
  { does: 'denies a graver finding', policies: FINDINGS, plan: { findings: [finding('critical')] }, ...DENIED },
  { does: 'allows a lesser finding', policies: FINDINGS, plan: { findings: [finding('medium')] }, ...FINE },
  {
    does: 'minds no finding that was there',
    policies: FINDINGS,
    plan: { findings: [finding('high', 'existing')] },
    ...FINE,
  },
  {
    does: 'denies a finding that the change itself suppresses',
    policies: FINDINGS,
    plan: { findings: [{ ...finding('high', 'suppressed'), otherwise: 'new' }] },
    ...DENIED,
  },
  {
    does: 'minds no finding that is suppressed',
    policies: FINDINGS,
    plan: { findings: [finding('high', 'suppressed')] },
    ...FINE,
  },
  {
    does: 'minds a finding about no resource',
    policies: FINDINGS,
    plan: { findings: [finding('high', 'new', 'provider.aws')] },
    ...DENIED,
  },
  {
    does: 'minds only findings of what it is about',
    policies: one('type: security, resources: "type:bucket", findings: high'),
    plan: { findings: [finding('high')] },
    ...FINE,
  },
  { does: 'is for users', policies: USERS.replace('cluster', 'vm'), ...DENIED },
  { does: 'is not for administrators', role: 'admin', policies: USERS.replace('cluster', 'vm'), ...FINE },
  {
    does: 'denies an engine by its name on each cloud',
    policies: one('type: security, resources: "type:database", allowed: { engine: "postgres*" }'),
    things: [{ ...db, values: { database_version: 'MYSQL_8_0' } }],
    ...DENIED,
  },
  {
    does: 'allows the other engine',
    policies: one('type: security, resources: "type:database", allowed: { engine: "postgres*" }'),
    things: [{ ...db, values: { database_version: 'POSTGRES_16' } }],
    ...FINE,
  },
];
