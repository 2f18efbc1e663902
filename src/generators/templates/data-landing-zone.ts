import type { Template } from './template.ts';

const RAW = (cooler: string) => ({
  lifecycle: [
    { after_days: 30, action: 'move', class: cooler },
    { after_days: 400, action: 'delete' },
  ],
});

/** Data arrives raw, a machine that may be stopped at any time works on it, and what comes out of that is kept. */
export const dataLandingZone: Template = {
  id: 'data-landing-zone',
  title: 'Data pipeline landing zone',
  summary: 'Buckets for raw and for refined data, a spot machine that works on them, its network',
  providers: ['gcp', 'aws', 'azure'],
  asks: ['size'],
  asksOn: { azure: ['ssh_public_key'] },
  lines: [
    {
      kind: 'bucket',
      name: 'raw',
      settings: { purpose: 'Data as it arrives: cheaper after 30 days, gone after 400' },
      on: { gcp: RAW('NEARLINE'), aws: RAW('STANDARD_IA'), azure: RAW('Cool') },
    },
    { kind: 'bucket', name: 'refined', settings: { purpose: 'What the pipeline makes of it' } },
    { kind: 'network', name: 'net', settings: { cidr: '10.22.0.0/22', purpose: 'The machines of the pipeline' } },
    {
      kind: 'vm',
      name: 'worker',
      sized: 'machine',
      settings: {
        network: 'net',
        spot: true,
        boot_disk_gb: 50,
        purpose: 'Runs the pipeline; may be stopped by the cloud at any time',
      },
    },
  ],
};
