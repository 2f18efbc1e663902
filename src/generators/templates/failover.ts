import { SECOND_REGION, type Template } from './template.ts';

/** Everything stands in two regions, so that one alone can carry on; which of them names lead to is decided outside, by DNS. */
export const failover: Template = {
  id: 'two-region-failover',
  title: 'Two-region failover',
  summary: 'The same machine, load balancer, network and bucket in two regions, each on its own feet',
  providers: ['gcp', 'aws', 'azure'],
  asks: ['size', 'second_region'],
  asksOn: { azure: ['ssh_public_key'] },
  lines: [
    {
      kind: 'network',
      name: 'net',
      inBoth: ['aws', 'azure'],
      settings: { cidr: '10.40.0.0/20', purpose: 'The same in both regions' },
      // A network of Google is in all regions, and its subnets are not.
      on: {
        gcp: {
          subnets: [
            { name: 'home', cidr: '10.40.0.0/21' },
            { name: 'away', cidr: '10.40.8.0/21', region: SECOND_REGION },
          ],
        },
      },
    },
    {
      kind: 'vm',
      name: 'app',
      inBoth: true,
      sized: 'machine',
      settings: { network: 'net', tags: ['app'], purpose: 'The application, once in each region' },
    },
    {
      kind: 'load_balancer',
      name: 'front',
      inBoth: true,
      settings: { network: 'net', targets: ['app'], purpose: 'Where names lead to, the one or the other' },
    },
    {
      kind: 'bucket',
      name: 'data',
      inBoth: true,
      settings: { purpose: 'What both regions need; copies are yours to make' },
    },
  ],
};
