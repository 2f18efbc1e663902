import { identifierOf } from '../../names.ts';
import { blockAt, given, isOn, numberAt, ofType, textAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { networkNamed, regionUnlessOwn, requester } from './links.ts';

const TYPE = 'google_sql_database_instance';
const SERVICE_ACCOUNT_END = '.gserviceaccount.com';

export const database: Reader = {
  kind: 'database',
  type: TYPE,
  addressOf: (name) => `${TYPE}.${identifierOf(name)}`,
  isHead: ({ values }) => textAt(values, 'master_instance_name') === undefined,
  read: readDatabase,
  wanted: () => [TYPE, 'google_sql_user'],
};

function readDatabase({ values }: StateResource, around: Around): Reading {
  const name = textAt(values, 'name') ?? '';
  const [, engine, version] = /^(POSTGRES|MYSQL)_([\d_]+)$/.exec(textAt(values, 'database_version') ?? '') ?? [];
  if (!engine || !version) return { why: `it runs ${String(values.database_version)}, which GuildOps does not write` };
  const settings = blockAt(values, 'settings');
  const link = textAt(blockAt(settings, 'ip_configuration'), 'private_network');
  if (link === undefined) return { why: 'it has no private address, and GuildOps writes no other' };
  const backups = blockAt(settings, 'backup_configuration');
  if (!isOn(backups, 'enabled')) return { why: 'it has no backups, and GuildOps writes none without' };
  const replicas = ofType(around.state, TYPE).filter((one) => textAt(one.values, 'master_instance_name') === name);
  return {
    name,
    settings: given({
      engine: engine.toLowerCase(),
      version: version.replace('_', '.'),
      class: textAt(settings, 'tier'),
      storage_gb: numberAt(settings, 'disk_size'),
      backup_days: numberAt(blockAt(backups, 'backup_retention_settings'), 'retained_backups'),
      replicas: replicas.length,
      high_availability: textAt(settings, 'availability_type') === 'REGIONAL',
      deletion_protection: isOn(values, 'deletion_protection'),
      network: networkNamed(link, around, values.project),
      region: regionUnlessOwn(textAt(values, 'region'), around),
      users: accountsOf(name, around),
      requested_by: requester(settings.user_labels),
    }),
  };
}

/** Accounts of Google; those with passwords are left alone. */
const accountsOf = (database: string, { state }: Around): string[] =>
  ofType(state, 'google_sql_user')
    .filter(
      ({ values }) => values.instance === database && /^CLOUD_IAM_(?:USER|SERVICE_ACCOUNT)$/.test(String(values.type)),
    )
    .map(({ values: { name, type } }) =>
      type === 'CLOUD_IAM_USER' || String(name).endsWith(SERVICE_ACCOUNT_END)
        ? String(name)
        : `${String(name)}${SERVICE_ACCOUNT_END}`,
    );
