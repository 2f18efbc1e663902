import type { Blueprint } from '../blueprint.ts';
import { EVERYWHERE, networkLine } from './network-line.ts';

/** One machine that does everything: what most small things need, and what is easily understood. */
export const oneMachine: Blueprint = {
  id: 'one-machine',
  title: 'One machine',
  why: 'One private machine in a network of its own is enough, and the easiest to understand and to leave.',
  hints: [
    { words: /\b(?:blog|wordpress|ghost|wiki|bot|vpn|bastion|jump ?(?:host|box)|game server|minecraft)\b/i, weight: 3 },
    { words: /\b(?:discord|chat|slack) bot\b/i, weight: 3 },
    {
      words: /\b(?:small|tiny|simple|single|one|personal|internal)\b.{0,30}\b(?:server|machine|vm|tool|app)\b/i,
      weight: 2,
    },
    { words: /\b(?:virtual machine|vm|server)\b/i, weight: 1 },
  ],
  template: {
    id: 'one-machine',
    title: 'One machine',
    summary: 'A private machine in a network of its own',
    providers: EVERYWHERE,
    asks: ['size'],
    asksOn: { azure: ['ssh_public_key'] },
    lines: [
      networkLine('10.50.0.0/22', 'The machine alone'),
      {
        kind: 'vm',
        name: 'app',
        sized: 'machine',
        settings: { network: 'net', tags: ['app'], boot_disk_gb: 30, purpose: 'Runs the application' },
      },
    ],
  },
  complexity: 'simple',
  setUpMinutes: [5, 15],
  ...{ simplicity: 5, scalability: 2, reliability: 2 },
  otherWays: [
    {
      what: 'Two machines behind a load balancer',
      impact: 'It goes on when one machine stops, and updates need no downtime',
      tradeOff: 'More than twice the price, and the application must keep its state elsewhere',
    },
  ],
};
