import type { Template } from './template.ts';

/** The bucket stays private: the machines read the pages from it, and people reach the load balancer alone. */
export const staticSite: Template = {
  id: 'static-site',
  title: 'Static site',
  summary: 'Private bucket of pages, two small machines that serve them, a load balancer',
  providers: ['gcp', 'aws', 'azure'],
  asks: ['certificate'],
  asksOn: { azure: ['identity', 'ssh_public_key'] },
  lines: [
    { kind: 'bucket', name: 'pages', settings: { purpose: 'The pages; every version is kept' } },
    { kind: 'network', name: 'net', settings: { cidr: '10.21.0.0/22', purpose: 'What serves the site' } },
    {
      kind: 'vm',
      name: 'serve',
      copies: 2,
      settings: {
        network: 'net',
        vcpus: 1,
        ram_gib: 1,
        tags: ['serve'],
        purpose: 'Serves pages from the bucket; give it an identity that may read there',
      },
    },
    {
      kind: 'load_balancer',
      name: 'front',
      settings: { network: 'net', targets: ['serve'], purpose: 'What people reach' },
      certified: { public: true },
    },
  ],
};
