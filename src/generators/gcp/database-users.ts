import type { Problem } from '../../core/refusal.ts';
import { type Body, block, reference } from '../hcl.ts';
import { identifierOf } from '../names.ts';
import type { DatabaseSettings } from './database-settings.ts';

const SERVICE_ACCOUNT_END = '.gserviceaccount.com';

/** `alice_example_com` */
const identifierOfAccount = (account: string): string => account.toLowerCase().replace(/[^a-z0-9]+/g, '_');

/** Accounts that would be one and the same to terraform. */
export function sameUsers({ users = [] }: Pick<DatabaseSettings, 'users'>): Problem[] {
  const ids = users.map(identifierOfAccount);
  const twice = users.find((_, at) => ids.indexOf(ids[at] ?? '') !== at);
  if (twice === undefined) return [];
  return [
    { code: 'bad-input', field: 'users', why: `${twice} is there twice, or nearly so`, expected: 'each account once' },
  ];
}

/**
 * Accounts that may log in, each without a password. PostgreSQL's names are too short for service accounts: there the end is left out.
 * Source: Google, "Manage users with IAM database authentication".
 */
export const databaseUsers = (database: string, { users = [], engine }: DatabaseSettings): Body =>
  users.map((account) => {
    const isService = account.endsWith(SERVICE_ACCOUNT_END);
    const name = isService && engine === 'postgres' ? account.slice(0, -SERVICE_ACCOUNT_END.length) : account;
    return block(
      'resource',
      ['google_sql_user', `${identifierOf(database)}-${identifierOfAccount(account)}`],
      [
        ['instance', reference('google_sql_database_instance', identifierOf(database), 'name')],
        ['name', name],
        ['type', isService ? 'CLOUD_IAM_SERVICE_ACCOUNT' : 'CLOUD_IAM_USER'],
      ],
    );
  });
