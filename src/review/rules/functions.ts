import { readFileSync } from 'node:fs';
import { everybodyMembers, iamOf } from '../facts/members.ts';
import { type Check, on, type Rules, when } from '../rule.ts';

interface Runtimes {
  aws: { retired: readonly string[] };
  google: { retired: readonly string[] };
  azure: { retired: Readonly<Record<string, readonly string[]>> };
}

const RUNTIMES = JSON.parse(readFileSync(new URL('../data/runtimes.json', import.meta.url), 'utf8')) as Runtimes;

const openFunction: Check = (it, here) => {
  const principal = it.word('principal') ?? '';
  const isBound = ['source_arn', 'source_account', 'principal_org_id'].some((name) => here.isGiven(name));
  const isSigned = it.word('function_url_auth_type') === 'aws_iam';
  return [
    ...when(principal === '*' && !isBound && !isSigned, 'can be called by anybody'),
    ...when(principal.endsWith('.amazonaws.com') && !isBound, 'can be called by that service for any customer', {
      severity: 'medium',
    }),
  ];
};

const FUNCTION_MEMBERS = iamOf(
  'google_cloud_run_service google_cloud_run_v2_service google_cloudfunctions_function google_cloudfunctions2_function',
);

const AZURE_APPS =
  'azurerm_linux_web_app azurerm_windows_web_app azurerm_linux_function_app azurerm_windows_function_app';

/** `v8.0`, `~20` and `20-lts` are said of the same versions, each in its place. */
const plainVersion = (text: string): string => text.replace(/^[v~]|-lts$/g, '');

const retiredStack: Check = (it) => {
  const stack = it.at('site_config.application_stack');
  const old = Object.entries(RUNTIMES.azure.retired).find(([name, versions]) =>
    versions.some((version) => plainVersion(version) === plainVersion(stack.word(name) ?? '')),
  );
  return when(old !== undefined, `runs on a ${old?.[0].replace('_version', '')} that is no longer supported`);
};

/** Functions and web apps. */
export const functions: Rules = {
  'CMP-003': [
    on('aws_lambda_function_url', (it) => when(it.word('authorization_type') === 'none', 'can be called by anybody')),
    on('aws_lambda_permission', openFunction),
    on(FUNCTION_MEMBERS, (it) => when(everybodyMembers(it), 'can be called by anybody', { severity: 'medium' })),
    on('azurerm_linux_function_app', (it) =>
      when(
        it.at('auth_settings_v2').isAbsent && it.flag('public_network_access_enabled', true) === true,
        'asks nobody to sign in',
        { severity: 'low' },
      ),
    ),
  ],
  'CMP-004': [
    on('aws_lambda_function', (it) =>
      when(
        RUNTIMES.aws.retired.includes(it.word('runtime') ?? '-'),
        `runs on ${it.text('runtime')}, which is no longer supported`,
      ),
    ),
    on('google_cloudfunctions_function', (it) =>
      when(
        RUNTIMES.google.retired.includes(it.word('runtime') ?? '-'),
        `runs on ${it.text('runtime')}, which is no longer supported`,
      ),
    ),
    on('google_cloudfunctions2_function', (it) =>
      when(
        RUNTIMES.google.retired.includes(it.word('build_config.runtime') ?? '-'),
        'runs on what is no longer supported',
      ),
    ),
    on(AZURE_APPS, retiredStack),
  ],
};
