import type { Blueprint } from '../blueprint.ts';
import { EVERYWHERE, networkLine } from './network-line.ts';

export const managedDatabase: Blueprint = {
  id: 'managed-database',
  title: 'Managed database',
  why: 'A managed database brings backups, patches and encryption that a machine of your own would leave to you.',
  hints: [
    { words: /\b(?:managed|relational|sql|reporting|production|standalone) (?:\w+ )?databases?\b/i, weight: 4 },
    { words: /\b(?:postgres(?:ql)?|mysql|mariadb|rds|cloud sql)\b/i, weight: 3 },
    { words: /\b(?:databases?|db)\b/i, weight: 2 },
  ],
  template: {
    id: 'managed-database',
    title: 'Managed database',
    summary: 'A private PostgreSQL database in a network of its own',
    providers: EVERYWHERE,
    asks: [],
    lines: [
      networkLine('10.53.0.0/22', 'The database and who may reach it'),
      {
        kind: 'database',
        name: 'data',
        settings: { network: 'net', engine: 'postgres', storage_gb: 50, purpose: 'The data' },
        on: { azure: { storage_gb: 64 } },
      },
    ],
  },
  complexity: 'simple',
  setUpMinutes: [15, 30],
  ...{ simplicity: 4, scalability: 3, reliability: 4 },
  otherWays: [
    {
      what: 'A database on a machine of your own',
      impact: 'About half the price',
      tradeOff: 'Backups, patches, failover and encryption become your work',
    },
  ],
};
