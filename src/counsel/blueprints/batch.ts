import type { Blueprint } from '../blueprint.ts';
import { EVERYWHERE, networkLine } from './network-line.ts';

/** Work that may be stopped and begun again, on machines that cost a fraction. */
export const batch: Blueprint = {
  id: 'batch',
  title: 'Batch workers',
  why: 'Work that can be begun again suits spot machines, which cost a fraction; a bucket keeps what goes in and comes out.',
  hints: [
    {
      words:
        /\b(?:batch|nightly|every night|cron ?jobs?|scheduled jobs?|queue workers?|background (?:jobs?|workers?))\b/i,
      weight: 4,
    },
    {
      words:
        /\b(?:render(?:ing)?|transcod(?:e|ing)|crawl(?:er|ing)?|scrap(?:er|ing)|simulations?|ci runners?|build (?:agents?|farm))\b/i,
      weight: 4,
    },
    { words: /\b(?:jobs?|workers?)\b/i, weight: 1 },
  ],
  template: {
    id: 'batch',
    title: 'Batch workers',
    summary: 'Two spot machines, a bucket for input and results, their network',
    providers: EVERYWHERE,
    asks: ['size'],
    asksOn: { azure: ['ssh_public_key'] },
    lines: [
      networkLine('10.54.0.0/22', 'The workers'),
      {
        kind: 'vm',
        name: 'worker',
        copies: 2,
        sized: 'machine',
        settings: {
          network: 'net',
          spot: true,
          boot_disk_gb: 50,
          purpose: 'Takes batch work; may be stopped at any time',
        },
      },
      {
        kind: 'bucket',
        name: 'work',
        settings: { lifecycle: [{ after_days: 90, action: 'delete' }], purpose: 'Input and results, for 90 days' },
      },
    ],
  },
  complexity: 'moderate',
  setUpMinutes: [10, 20],
  ...{ simplicity: 4, scalability: 4, reliability: 2, canBeStopped: true },
  otherWays: [
    {
      what: "The cloud's own batch service",
      impact: 'Machines come and go with the work',
      tradeOff: 'GuildOps does not generate it: its code is written by hand',
    },
  ],
};
