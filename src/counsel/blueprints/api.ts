import type { Blueprint } from '../blueprint.ts';
import { EVERYWHERE, networkLine } from './network-line.ts';

/** Two alike machines behind a load balancer, and a database that only they reach. */
export const api: Blueprint = {
  id: 'api',
  title: 'API with a database',
  why: 'Two machines in two zones behind a load balancer serve requests without a single point of failure; the database is private to them.',
  hints: [
    { words: /\b(?:rest|graphql|grpc|json|http|web) ?apis?\b/i, weight: 4 },
    { words: /\b(?:apis?|back-?ends?|microservices?|webhooks?|endpoints?)\b/i, weight: 3 },
    { words: /\b(?:mobile|ios|android)\b/i, weight: 2 },
  ],
  template: {
    id: 'api',
    title: 'API with a database',
    summary: 'Load balancer, two machines, a PostgreSQL database',
    providers: EVERYWHERE,
    asks: ['size', 'certificate'],
    asksOn: { azure: ['identity', 'ssh_public_key'] },
    lines: [
      networkLine('10.52.0.0/20', 'The API and its data'),
      {
        kind: 'load_balancer',
        name: 'front',
        settings: {
          network: 'net',
          targets: ['api'],
          health_check: { path: '/healthz' },
          purpose: 'What callers reach',
        },
        certified: { public: true },
      },
      {
        kind: 'vm',
        name: 'api',
        copies: 2,
        sized: 'machine',
        settings: { network: 'net', tags: ['api'], purpose: 'Serves requests; keeps no state' },
      },
      {
        kind: 'database',
        name: 'data',
        settings: { network: 'net', engine: 'postgres', storage_gb: 20, purpose: 'What the API keeps' },
        on: { azure: { storage_gb: 32 } },
      },
    ],
  },
  complexity: 'moderate',
  setUpMinutes: [20, 40],
  ...{ simplicity: 3, scalability: 4, reliability: 4 },
  otherWays: [
    {
      what: 'Containers without machines (Cloud Run, Fargate, Container Apps)',
      impact: 'Nothing is paid while nobody calls, and it scales by itself',
      tradeOff: 'GuildOps does not generate it: its code is written by hand and reviewed like any other',
    },
  ],
};
