import type { Blueprint } from '../blueprint.ts';
import { EVERYWHERE } from './network-line.ts';

const RULES = (cooler: string) => ({ lifecycle: [{ after_days: 30, action: 'move', class: cooler }] });

export const files: Blueprint = {
  id: 'files',
  title: 'Files and backups',
  why: 'A private bucket keeps every version, and moves what is old to a cheaper class by itself.',
  hints: [
    {
      words:
        /\b(?:backups?|archiv(?:e|es|ing)|object storage|file storage|store (?:files|images|videos|documents|uploads))\b/i,
      weight: 4,
    },
    { words: /\b(?:buckets?|s3|gcs|blob)\b/i, weight: 3 },
    { words: /\b(?:files?|uploads?|documents?|photos?|videos?)\b/i, weight: 1 },
  ],
  template: {
    id: 'files',
    title: 'Files and backups',
    summary: 'A private bucket that moves old objects to a cheaper class',
    providers: EVERYWHERE,
    asks: [],
    lines: [
      {
        kind: 'bucket',
        name: 'files',
        settings: { purpose: 'Files; cheaper after 30 days' },
        on: { gcp: RULES('NEARLINE'), aws: RULES('STANDARD_IA'), azure: RULES('Cool') },
      },
    ],
  },
  complexity: 'simple',
  setUpMinutes: [2, 5],
  ...{ simplicity: 5, scalability: 5, reliability: 5 },
  otherWays: [
    {
      what: 'Everything in the archive class from the first day',
      impact: 'A tenth of the price',
      tradeOff: 'Reading costs extra and may take hours; leaving early is billed',
    },
  ],
};
