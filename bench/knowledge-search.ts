import { ownFolder } from '../src/ai/knowledge/folders.ts';
import { loadKnowledge } from '../src/ai/knowledge/load.ts';
import { createSearchIndex } from '../src/ai/knowledge/search-index.ts';
import type { Figure } from './figure.ts';

const ENTRIES = 1_000;
const ROUNDS = 20;
const QUESTIONS = [
  'how do I keep my bucket private',
  'our database is slow and reports take minutes',
  'what does HIPAA want from us when we store patient data',
  'cheap machines for CI that may be interrupted',
  'survive the loss of a zone without downtime',
];

/** Search in as many entries as a large team has: ours, several times over. */
export async function measureKnowledgeSearch(): Promise<Figure[]> {
  const { entries } = loadKnowledge([ownFolder()]);
  const many = Array.from({ length: ENTRIES }, (_, at) => entries[at % entries.length]).flatMap((entry) => entry ?? []);
  const builtFrom = performance.now();
  const index = createSearchIndex(many);
  const built = performance.now() - builtFrom;
  const values = Array.from({ length: ROUNDS }, () => QUESTIONS)
    .flat()
    .map((question) => {
      const from = performance.now();
      index.find(question, { provider: 'aws' });
      return performance.now() - from;
    });
  index.close();
  return [
    { what: `search in ${ENTRIES} practices`, unit: 'ms', values, target: { of: 'p95', below: 5 } },
    { what: `index of ${ENTRIES} practices`, unit: 'ms', values: [built] },
  ];
}
