import { given, isOn, numberAt, ofType, textAt, textsAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { addressIn, networkOf, requester, standsIn, withoutProject, wrongName } from './links.ts';

const ENGINES: Readonly<Record<string, RegExp>> = { postgres: /^\d+/, mysql: /^\d+\.\d+/ };

export const database: Reader = {
  kind: 'database',
  type: 'aws_db_instance',
  addressOf: addressIn('aws_db_instance'),
  read: readDatabase,
  wanted: () => ['aws_db_subnet_group'],
};

function readDatabase(head: StateResource, around: Around): Reading {
  const { values } = head;
  const identifier = textAt(values, 'identifier') ?? '';
  const name = withoutProject(identifier, around);
  if (name === undefined) return wrongName(identifier, around);
  const engine = textAt(values, 'engine') ?? '';
  const version = (Object.hasOwn(ENGINES, engine) ? ENGINES[engine] : undefined)?.exec(
    textAt(values, 'engine_version') ?? '',
  );
  if (!version) return { why: `it runs ${engine} ${String(values.engine_version)}, which GuildOps does not write` };
  if (textAt(values, 'replicate_source_db') !== undefined)
    return { why: 'it is a replica, and GuildOps writes none on AWS' };
  const network = networkOfGroup(values.db_subnet_group_name, around);
  if (network === undefined) return { why: 'its subnet group is not in this state' };
  return {
    name,
    settings: given({
      engine,
      version: version[0],
      class: textAt(values, 'instance_class'),
      storage_gb: numberAt(values, 'allocated_storage'),
      backup_days: numberAt(values, 'backup_retention_period'),
      high_availability: isOn(values, 'multi_az'),
      deletion_protection: isOn(values, 'deletion_protection'),
      network,
      requested_by: requester(head),
    }),
  };
}

/** The network of a subnet group, by the first of its subnets or by what AWS says. */
function networkOfGroup(name: unknown, around: Around): string | undefined {
  const group = ofType(around.state, 'aws_db_subnet_group').find(({ values }) => values.name === name);
  if (!group) return undefined;
  const [subnet] = textsAt(group.values, 'subnet_ids');
  const vpc = textAt(group.values, 'vpc_id');
  return standsIn(subnet, around)?.network ?? (vpc === undefined ? undefined : networkOf(vpc, around));
}
