import { on, type Rules, when } from '../rule.ts';

/** Other services that people or machines sign in to. */
export const services: Rules = {
  'SVC-001': [
    on('aws_sagemaker_notebook_instance', (it) => [
      ...when(it.word('direct_internet_access', 'enabled') === 'enabled', 'has a way of its own to the internet'),
      ...when(it.word('root_access', 'enabled') === 'enabled', 'lets its users be root', {
        severity: 'low',
        part: 'root',
      }),
    ]),
    on('google_notebooks_instance', (it) => when(it.flag('no_public_ip', false) === false, 'has a public address')),
    on('google_workbench_instance', (it) =>
      when(
        it.flag('gce_setup.disable_public_ip', false) === false && it.flag('disable_public_ip', false) === false,
        'has a public address',
      ),
    ),
  ],
  'SVC-002': [
    on('aws_cognito_identity_pool', (it) =>
      when(it.flag('allow_unauthenticated_identities', false), 'gives rights to guests'),
    ),
  ],
  'SVC-003': [
    on('azurerm_key_vault', (it, here) => {
      const isPublic = it.flag('public_network_access_enabled', true) === true;
      const action = it.word('network_acls.default_action');
      return [
        ...when(isPublic && action === 'allow', 'can be reached from every network'),
        ...when(
          isPublic && action === undefined && here.isLeftOut('network_acls'),
          'has no network rules, so every network is let in',
          { severity: 'medium' },
        ),
      ];
    }),
  ],
};
