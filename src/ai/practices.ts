import type { Practice } from '../core/advice.ts';
import type { Practices } from '../deploy/ports.ts';
import type { Entry } from './knowledge/entry.ts';
import type { Knowledge } from './knowledge/knowledge.ts';

/** As many as a person or a model reads beside a plan. */
const MOST = 8;
/** Of those of one rule. */
const MOST_PER_RULE = 2;
const LONGEST_TEXT = 400;

/** Practices for a plan: first those that explain what rules found, then those about the services that change, by words alone. */
export const createPractices = (knowledge: Pick<Knowledge, 'byWords' | 'entries'>): Practices => ({
  fitting({ provider, rules, types }) {
    const ours = knowledge.entries().filter((entry) => entry.provider === provider || entry.provider === 'any');
    const explaining = rules.flatMap((rule) =>
      ours.filter((entry) => entry.rules.includes(rule)).slice(0, MOST_PER_RULE),
    );
    const about = types.flatMap((type) =>
      knowledge.byWords(wordsOf(type), { provider, limit: 2 }).map(({ entry }) => entry),
    );
    return [...new Set([...explaining, ...about])].slice(0, MOST).map(practiceOf);
  },
  about: (question, provider, limit) =>
    knowledge.byWords(question, { provider, limit }).map(({ entry }) => practiceOf(entry)),
});

/** `aws_s3_bucket` → `s3 bucket` */
const wordsOf = (type: string): string => type.split('_').slice(1).join(' ');

const practiceOf = ({ id, title, text, reference }: Entry): Practice => ({
  ...{ id, title, text: text.slice(0, LONGEST_TEXT) },
  ...(reference !== undefined && { reference }),
});
