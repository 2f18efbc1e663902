import { type Body, block, comment } from '../hcl.ts';

/**
 * Keys of storage accounts are never used, people and runs have rights of their own. Services that a subscription has not used before are
 * switched on by name: those that we make things of, instead of the provider's long list.
 */
export const azureProvider: Body = [
  ['storage_use_azuread', true],
  ['resource_provider_registrations', 'none'],
  [
    'resource_providers_to_register',
    [
      'Microsoft.Compute',
      'Microsoft.ContainerService',
      'Microsoft.DBforMySQL',
      'Microsoft.DBforPostgreSQL',
      'Microsoft.ManagedIdentity',
      'Microsoft.Network',
      'Microsoft.Storage',
    ],
  ],
  comment(
    'What is stored is reached from its networks only, and terraform runs elsewhere: it asks Azure about accounts, not them.',
  ),
  block('features', [], [block('storage', [], [['data_plane_available', false]])]),
];
