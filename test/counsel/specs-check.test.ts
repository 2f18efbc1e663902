import { expect, it } from 'vitest';
import '../../src/catalog/clouds.ts';
import { specsCheck } from '../../src/counsel/specs-check.ts';

const project = { provider: 'gcp', region: 'us-central1', environment: 'dev' } as const;
const vm = (machine_type: string, purpose: string, name = 'web') =>
  ({ kind: 'vm', name, settings: { machine_type, purpose, boot_disk_gb: 20, boot_disk_type: 'pd-balanced' } }) as const;

it.each([
  vm('c2-standard-8', 'a test web server'),
  vm('n2-standard-16', 'demo'),
  vm('e2-standard-8', 'the team wiki'),
  vm('c2-standard-8', '', 'test-web'),
])('$settings.machine_type for "$settings.purpose" is much', (resource) => {
  const [hint] = specsCheck([resource], project);
  expect(hint?.what).toMatch(
    /^vm-\S+: \S+ with \d+ vCPU and \d+ GiB \(\$[\d,.]+ a month\) is much for .*; e2-\S+ would do for \$[\d.]+\./,
  );
});

it.each([
  { resource: vm('e2-small', 'a test web server'), environment: 'dev' },
  { resource: vm('c2-standard-8', 'load test of the shop'), environment: 'dev' },
  { resource: vm('c2-standard-8', 'the trading engine'), environment: 'dev' },
  { resource: vm('c2-standard-8', 'web server'), environment: 'prod' },
  { resource: vm('not-a-type', 'a test'), environment: 'dev' },
] as const)(
  'nothing is said of $resource.settings.machine_type for "$resource.settings.purpose" in $environment',
  (row) => {
    expect(specsCheck([row.resource], { ...project, environment: row.environment })).toEqual([]);
  },
);
