import { isList, isObject, member, type ObjectValue, text } from '../cty/value.ts';
import type { DataModel } from '../provider/cloud-model.ts';
import type { CloudObject, Objects } from '../store/objects.ts';
import { defaultNetwork, zoneId, zonesOf } from './given.ts';
import { imageFor } from './images.ts';

/** What a configuration can look up. Images and zones are made up; networks are those of the sandbox. */
export const dataSources: { readonly [type: string]: DataModel } = {
  aws_ami: {
    read: (config, { settings }) => imageFor({ ...filtersOf(config), ...oneOwner(config) }, String(settings.region)),
  },
  aws_availability_zones: {
    read(_config, { settings }) {
      const region = String(settings.region);
      const names = zonesOf(region);
      return { id: region, names, zone_ids: names.map(zoneId), group_names: [region] };
    },
  },
  aws_caller_identity: {
    read: (_config, { settings: { account_id = null } }) => ({
      id: account_id,
      account_id,
      arn: `arn:aws:iam::${account_id}:user/sandbox`,
      user_id: 'AIDASANDBOXSANDBOX000',
    }),
  },
  aws_vpc: {
    read(config, { settings, objects }) {
      const region = String(settings.region);
      if (config.default === true) {
        const id = defaultNetwork.vpcId(region);
        return { id, cidr_block: defaultNetwork.cidr, default: true, state: 'available', enable_dns_support: true };
      }
      const found = search(objects, 'aws_vpc', config, { 'vpc-id': 'id', cidr: 'cidr_block' });
      const [only] = found;
      if (!only) throw new Error('no matching EC2 VPC found');
      if (found.length > 1)
        throw new Error('multiple EC2 VPCs matched; use additional constraints to reduce matches to a single EC2 VPC');
      return { ...only.attributes, default: false, state: 'available' };
    },
  },
  aws_subnets: {
    read(config, { settings, objects }) {
      const region = String(settings.region);
      const filters = filtersOf(config);
      const isDefault = filters['vpc-id']?.includes(defaultNetwork.vpcId(region));
      const names = { 'vpc-id': 'vpc_id', 'subnet-id': 'id', 'availability-zone': 'availability_zone' };
      const ids = isDefault
        ? zonesOf(region).map(defaultNetwork.subnetId)
        : search(objects, 'aws_subnet', config, names).map(({ id }) => id);
      return { id: region, ids: ids.sort() };
    },
  },
};

/** The objects that have the id, range and tags that are asked for, and that fit every filter. */
function search(
  objects: Objects,
  type: string,
  config: ObjectValue,
  filterNames: { readonly [filter: string]: string },
): CloudObject[] {
  const wanted = ['id', 'cidr_block'].filter((name) => text(config[name]));
  const tags = Object.entries(isObject(config.tags) ? config.tags : {});
  const filters = Object.entries(filtersOf(config));
  return objects
    .list()
    .filter(
      (object) =>
        object.type === type &&
        wanted.every((name) => object.attributes[name] === config[name]) &&
        tags.every(([name, value]) => member(object.attributes.tags_all, name) === value) &&
        filters.every(([filter, values]) => values.includes(filtered(object, filter, filterNames))),
    );
}

function filtered({ attributes }: CloudObject, filter: string, names: { readonly [filter: string]: string }): string {
  const tag = /^tag:(.+)$/.exec(filter)?.[1];
  const value = tag === undefined ? attributes[names[filter] ?? filter] : member(attributes.tags_all, tag);
  return text(value) ?? '';
}

/** The `filter` blocks of a data source: values by name. */
function filtersOf({ filter = null }: ObjectValue): { [name: string]: string[] } {
  const blocks = isList(filter) ? filter : [];
  return Object.fromEntries(
    blocks.map((block) => {
      const values = member(block, 'values');
      return [text(member(block, 'name')) ?? '', isList(values) ? values.map(String) : []];
    }),
  );
}

function oneOwner({ owners = null }: ObjectValue): { owner?: string[] } {
  return isList(owners) ? { owner: owners.map(String) } : {};
}
