import { expect, it } from 'vitest';
import { acceleratorsOfPlan } from '../../src/catalog/accelerators.ts';
import { creating } from '../cost/plans.ts';

it.each([
  { what: 'a GPU machine of Google', type: 'google_compute_instance', values: { machine_type: 'g2-standard-4' } },
  {
    what: 'a GPU put into a plain machine',
    type: 'google_compute_instance',
    values: { machine_type: 'n1-standard-4', guest_accelerator: [{ type: 'nvidia-tesla-t4', count: 1 }] },
  },
  {
    what: 'nodes of a Google cluster',
    type: 'google_container_node_pool',
    values: { node_config: [{ machine_type: 'a2-highgpu-1g' }] },
  },
  { what: 'a GPU machine of AWS', type: 'aws_instance', values: { instance_type: 'g5.xlarge' } },
  { what: 'a machine for training on AWS', type: 'aws_instance', values: { instance_type: 'trn1.2xlarge' } },
  {
    what: 'nodes of an AWS cluster, as second choice',
    type: 'aws_eks_node_group',
    values: { instance_types: ['m7i.large', 'p3.2xlarge'] },
  },
  {
    what: 'a GPU machine of Azure',
    type: 'azurerm_linux_virtual_machine',
    values: { size: 'Standard_NC4as_T4_v3' },
  },
  {
    what: 'nodes of an Azure cluster',
    type: 'azurerm_kubernetes_cluster',
    values: { default_node_pool: [{ vm_size: 'Standard_NC4as_T4_v3' }] },
  },
])('sees $what', ({ type, values }) => {
  expect([...acceleratorsOfPlan(creating([{ type, values }])).keys()]).toEqual([`${type}.r0`]);
});

it.each([
  { type: 'google_compute_instance', values: { machine_type: 'e2-medium', guest_accelerator: [] } },
  { type: 'aws_instance', values: { instance_type: 'm7i.large' } },
  { type: 'azurerm_managed_disk', values: { size: 'P30', vm_size: 5 } },
  { type: 'random_id', values: { size: 'g5.xlarge' } },
])('sees none in $type $values', ({ type, values }) => {
  expect(acceleratorsOfPlan(creating([{ type, values }])).size).toBe(0);
});
