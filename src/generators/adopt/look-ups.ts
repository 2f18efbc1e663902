import type { Json } from '../../core/json.ts';
import { blockAt, textAt } from './fields.ts';
import type { StateResource } from './state.ts';
import type { Values, Written } from './written.ts';

const AWS_ID = /^(?:vpc|subnet|sg)-/;

/** What look-ups of things made elsewhere will find, as far as that is certain beforehand: by the path of the reference. */
export function lookedUpBy(data: readonly Written[], state: readonly StateResource[]): Map<string, Json> {
  const found = new Map<string, Json>();
  const project = state.map(({ values }) => values.project).find((one) => typeof one === 'string' && one !== '');
  for (const { address, type, values } of data) {
    const certain = azureFound(type, values, state);
    if (certain) found.set(`${address}.${certain.attribute}`, certain.value);
    if (type === 'google_project' && project) found.set(`${address}.project_id`, project);
    if (type === 'google_compute_network') {
      const owner = values.project ?? project;
      found.set(`${address}.id`, `projects/${String(owner)}/global/networks/${String(values.name)}`);
    }
    if (type === 'aws_vpc') {
      const vpc = state.find((one) => one.type === 'aws_vpc' && one.values.id === values.id);
      if (typeof vpc?.values.cidr_block === 'string') found.set(`${address}.cidr_block`, vpc.values.cidr_block);
    }
    if (type === 'aws_vpc' && typeof values.id === 'string' && AWS_ID.test(values.id))
      found.set(`${address}.id`, values.id);
  }
  return found;
}

const AZURE_NETWORKS: Readonly<Record<string, (values: Values) => string>> = {
  azurerm_virtual_network: ({ name }) => `virtualNetworks/${String(name)}`,
  azurerm_subnet: ({ name, virtual_network_name: network }) =>
    `virtualNetworks/${String(network)}/subnets/${String(name)}`,
};

/** Ids on Azure say where a thing is: in the state's own subscription, as every look-up of ours. */
function azureFound(
  type: string,
  values: Values,
  state: readonly StateResource[],
): { attribute: string; value: string } | undefined {
  if (type === 'azurerm_client_config') {
    const tenant = state.map(tenantOf).find((one) => one !== undefined);
    return tenant === undefined ? undefined : { attribute: 'tenant_id', value: tenant };
  }
  const pathOf = Object.hasOwn(AZURE_NETWORKS, type) ? AZURE_NETWORKS[type] : undefined;
  const subscription = state.map(subscriptionOf).find((one) => one !== undefined);
  if (!pathOf || subscription === undefined) return undefined;
  const group = `${subscription}/resourceGroups/${String(values.resource_group_name)}`;
  return { attribute: 'id', value: `${group}/providers/Microsoft.Network/${pathOf(values)}` };
}

const subscriptionOf = ({ values }: StateResource): string | undefined =>
  /^\/subscriptions\/[0-9a-fA-F-]{36}/.exec(textAt(values, 'id') ?? '')?.[0];

/** An identity, and what takes accounts of Entra, is of the tenant that its subscription is of. */
const tenantOf = ({ type, values }: StateResource): string | undefined =>
  (type === 'azurerm_user_assigned_identity' ? textAt(values, 'tenant_id') : undefined) ??
  textAt(blockAt(values, 'identity'), 'tenant_id') ??
  textAt(blockAt(values, 'authentication'), 'tenant_id');
