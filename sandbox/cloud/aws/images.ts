import type { ObjectValue } from '../cty/value.ts';
import { hexFor } from './made-up.ts';

/** The newest image of each name is of this day. */
const IMAGE_DATE = '20260609';

/** Who publishes under the names that can stand for an account. */
const OWNERS: { readonly [name: string]: string } = { amazon: '137112412989', self: '123456789012' };

/**
 * The newest image whose name fits the `name` filter: a pattern with `*` has a date in the place of the first one.
 * @throws Error when no filter says a name
 */
export function imageFor(filters: { readonly [name: string]: readonly string[] }, region: string): ObjectValue {
  const pattern = filters.name?.[0];
  if (!pattern) throw new Error('Your query returned no results. Please change your search criteria and try again.');
  const name = pattern.replace('*', IMAGE_DATE).replaceAll('*', '').replaceAll('?', '0');
  const id = `ami-0${hexFor(region + name, 16)}`;
  const [owner = 'amazon'] = filters.owner ?? [];
  const isArm = /arm64|aarch64/.test(name) || filters.architecture?.[0] === 'arm64';
  return {
    id,
    image_id: id,
    name,
    architecture: isArm ? 'arm64' : 'x86_64',
    arn: `arn:aws:ec2:${region}::image/${id}`,
    creation_date: '2026-06-09T00:00:00.000Z',
    description: name,
    ena_support: true,
    hypervisor: 'xen',
    image_owner_alias: owner === 'amazon' ? owner : '',
    image_type: 'machine',
    owner_id: OWNERS[owner] ?? owner,
    platform_details: 'Linux/UNIX',
    public: true,
    root_device_name: '/dev/xvda',
    root_device_type: 'ebs',
    root_snapshot_id: `snap-0${hexFor(name, 16)}`,
    state: 'available',
    usage_operation: 'RunInstances',
    virtualization_type: 'hvm',
  };
}
