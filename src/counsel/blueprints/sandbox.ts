import type { Blueprint } from '../blueprint.ts';
import { EVERYWHERE, networkLine } from './network-line.ts';

/** For trying things out: cheap, stopped at any time, and no loss. */
export const devSandbox: Blueprint = {
  id: 'dev-sandbox',
  title: 'Development sandbox',
  why: 'A spot machine costs a fraction, and nothing of a sandbox is lost when the cloud stops it.',
  hints: [
    {
      words:
        /\b(?:sandbox|playground|try(?:ing)? (?:things|it) out|experiment(?:s|ing)?|tinker|prototype|hackathon|spike)\b/i,
      weight: 4,
    },
    { words: /\b(?:dev(?:elopment)?|test(?:ing)?)\b.{0,20}\b(?:box|machine|vm|server|environment)\b/i, weight: 3 },
    { words: /\b(?:learn(?:ing)?|tutorial|course|workshop|demo)\b/i, weight: 2 },
  ],
  template: {
    id: 'dev-sandbox',
    title: 'Development sandbox',
    summary: 'A spot machine in a network of its own',
    providers: EVERYWHERE,
    asks: ['size'],
    asksOn: { azure: ['ssh_public_key'] },
    lines: [
      networkLine('10.51.0.0/22', 'A sandbox, apart from everything else'),
      {
        kind: 'vm',
        name: 'sandbox',
        sized: 'machine',
        settings: {
          network: 'net',
          spot: true,
          boot_disk_gb: 30,
          purpose: 'To try things out; may be stopped at any time',
        },
      },
    ],
  },
  complexity: 'simple',
  setUpMinutes: [5, 10],
  ...{ simplicity: 5, scalability: 1, reliability: 1, canBeStopped: true },
  otherWays: [
    {
      what: 'The same machine without spot',
      impact: 'It is never stopped by the cloud',
      tradeOff: 'It costs the full price; stop it in the evening to save two thirds of that',
    },
  ],
};
