import type { Template } from './template.ts';

/** Nobody but the web machines calls the application; nothing has a public address unless there is a certificate. */
export const threeTierWeb: Template = {
  id: 'three-tier-web',
  title: 'Three-tier web app',
  summary: 'Load balancer, two web machines, two application machines, a PostgreSQL database',
  providers: ['gcp', 'aws', 'azure'],
  asks: ['size', 'certificate'],
  asksOn: { azure: ['identity', 'ssh_public_key'] },
  lines: [
    {
      kind: 'network',
      name: 'net',
      settings: { cidr: '10.20.0.0/20', purpose: 'All three tiers: front, application, data' },
    },
    {
      kind: 'load_balancer',
      name: 'front',
      settings: { network: 'net', targets: ['web'], health_check: { path: '/healthz' }, purpose: 'What people reach' },
      certified: { public: true },
    },
    {
      kind: 'vm',
      name: 'web',
      copies: 2,
      sized: 'machine',
      settings: { network: 'net', tags: ['web'], purpose: 'First tier: pages' },
    },
    {
      kind: 'vm',
      name: 'app',
      copies: 2,
      sized: 'machine',
      settings: { network: 'net', tags: ['app'], purpose: 'Second tier: the application' },
    },
    {
      kind: 'firewall',
      name: 'web-to-app',
      settings: {
        network: 'net',
        allow: [{ protocol: 'tcp', ports: [8080] }],
        source_tags: ['web'],
        tags: ['app'],
        purpose: 'The first tier calls the second',
      },
    },
    {
      kind: 'database',
      name: 'data',
      settings: { network: 'net', engine: 'postgres', storage_gb: 50, purpose: 'Third tier: data' },
      on: { azure: { storage_gb: 64 } },
    },
  ],
};
