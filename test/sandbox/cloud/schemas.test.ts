import { describe, expect, it } from 'vitest';
import { awsSchema } from '../../../sandbox/cloud/aws/schema/index.ts';
import { azurermSchema } from '../../../sandbox/cloud/azurerm/schema/index.ts';
import { googleSchema } from '../../../sandbox/cloud/google/schema/index.ts';
import type { Block, Schema } from '../../../sandbox/cloud/schema/model.ts';
import { readFacts } from './facts.ts';

/** In use by our configurations, but not among the collected facts. */
const WITHOUT_FACTS = [
  ...['google_compute_attached_disk', 'google_compute_project_metadata_item', 'google_compute_zones'],
  ...['google_compute_instance_group', 'google_compute_region_backend_service', 'google_compute_target_https_proxy'],
  ...['google_compute_managed_ssl_certificate', 'google_dns_managed_zone', 'google_dns_record_set'],
  ...['azurerm_nat_gateway', 'azurerm_nat_gateway_public_ip_association', 'azurerm_subnet_nat_gateway_association'],
  ...['azurerm_application_security_group', 'azurerm_network_interface_application_security_group_association'],
  ...['azurerm_virtual_machine_extension', 'azurerm_storage_container_immutability_policy'],
  ...['azurerm_user_assigned_identity', 'azurerm_role_assignment', 'azurerm_management_lock'],
  ...['azurerm_postgresql_flexible_server_active_directory_administrator'],
];

/** Every path of a schema with all that is said about it. */
function paths({ version, block, rules }: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = { '': `version ${version}` };
  const visit = ({ attributes, blocks }: Block, prefix: string): void => {
    for (const [name, { type, ...flags }] of Object.entries(attributes)) {
      const said = [JSON.stringify(type), ...Object.keys(flags).sort()].join(' ');
      found[prefix + name] = [said, rules[prefix + name]];
    }
    for (const [name, { nesting, min, max, block }] of Object.entries(blocks)) {
      found[prefix + name] = [`${nesting} block, ${min} to ${max}`, rules[prefix + name]];
      visit(block, `${prefix}${name}.`);
    }
  };
  visit(block, '');
  return found;
}

describe.each([
  ['google', googleSchema],
  ['aws', awsSchema],
  ['azurerm', azurermSchema],
] as const)('the schema of hashicorp/%s', (cloud, schema) => {
  const facts = readFacts(cloud);
  const skipped = facts ? '' : `(skipped: ../shared/data/schemas/${cloud}.json is not there)`;

  describe.skipIf(skipped)(`beside the collected facts ${skipped}`, () => {
    it('has the provider block of the real one', () => {
      expect(paths(schema.provider)).toEqual(facts && paths(facts.provider));
    });

    it('has every resource and data source of the collection', () => {
      expect(Object.keys(schema.resources)).toEqual(expect.arrayContaining(Object.keys(facts?.resources ?? {})));
      expect(Object.keys(schema.data)).toEqual(expect.arrayContaining(Object.keys(facts?.data ?? {})));
    });

    it.each(withFacts(schema.resources))(
      'has resource %s, what replaces it and its defaults as the real one',
      (type) => {
        const [ours, real] = [schema.resources[type], facts?.resources[type]];
        expect(ours && paths(ours)).toEqual(real && paths(real));
      },
    );

    it.each(withFacts(schema.data))('has data source %s as the real one', (type) => {
      const [ours, real] = [schema.data[type], facts?.data[type]];
      expect(ours && paths(ours)).toEqual(real && paths(real));
    });
  });
});

function withFacts(schemas: Record<string, Schema>): string[] {
  return Object.keys(schemas).filter((type) => !WITHOUT_FACTS.includes(type));
}
