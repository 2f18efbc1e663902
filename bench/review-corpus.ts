import { readdirSync, readFileSync } from 'node:fs';
import { type Finding, isAtLeast } from '../src/core/verdict.ts';
import { reviewPlan } from '../src/review/review-plan.ts';

/** What is known of one plan of the corpus, written down by hand. */
interface Label {
  /** Findings that have to be there: rule and address. */
  finds: readonly (readonly [rule: string, address: string])[];
  /** Rules that have to be silent: near misses. `NET-001@address` is about one place alone. */
  silent: readonly string[];
  /** A plan that a senior engineer would let pass: nothing high or critical may be found in it. */
  clean: boolean;
}

/** How the rules do on the plans of one class. */
export interface Score {
  plans: number;
  wanted: number;
  found: number;
  /** `plan: rule address` of each that is missing. */
  missed: string[];
  /** High or critical findings in clean plans. */
  falseAlarms: string[];
  /** Findings of rules that had to be silent. */
  broken: string[];
}

export const recallOf = ({ wanted, found }: Score): number => (wanted === 0 ? 1 : found / wanted);

const CLASSES: readonly (readonly [prefix: string, name: string])[] = [
  ['gcp-', 'google'],
  ['az-', 'azurerm'],
  ['', 'aws'],
];
const classOf = (plan: string): string => CLASSES.find(([prefix]) => plan.startsWith(prefix))?.[1] ?? 'aws';

/** A plan of the corpus with what is known of it. */
export interface Labelled {
  name: string;
  plan: unknown;
  label: Label;
}

export function corpusIn(folder: URL): Labelled[] {
  const labels = JSON.parse(readFileSync(new URL('labels.json', folder), 'utf8')) as Record<string, Label>;
  return readdirSync(new URL('plans/', folder))
    .sort()
    .map((file) => {
      const name = file.replace(/\.json$/, '');
      const label = labels[name];
      if (!label) throw new Error(`${file} has no label`);
      return { name, label, plan: JSON.parse(readFileSync(new URL(`plans/${file}`, folder), 'utf8')) as unknown };
    });
}

/** What was found: by whom, does not matter here. */
export type Found = Pick<Finding, 'rule' | 'address' | 'severity'>;

/** The scores of a corpus, by provider; of the rules alone, or of what else somebody finds. */
export function scoresOf(
  corpus: readonly Labelled[],
  find: (one: Labelled) => readonly Found[] = ({ plan }) => reviewPlan(plan).findings,
): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const one of corpus) {
    const name = classOf(one.name);
    const score = scores.get(name) ?? { plans: 0, wanted: 0, found: 0, missed: [], falseAlarms: [], broken: [] };
    addTo(score, one, find(one));
    scores.set(name, score);
  }
  return scores;
}

function addTo(score: Score, { name, label: { finds, silent, clean } }: Labelled, findings: readonly Found[]): void {
  const has = (rule: string, address?: string) =>
    findings.some((one) => one.rule === rule && (address === undefined || one.address === address));
  const missed = finds.filter(([rule, address]) => !has(rule, address));
  score.plans += 1;
  score.wanted += finds.length;
  score.found += finds.length - missed.length;
  score.missed.push(...missed.map(([rule, address]) => `${name}: ${rule} ${address}`));
  score.broken.push(...silent.filter((one) => has(...splitAt(one))).map((one) => `${name}: ${one}`));
  if (!clean) return;
  const grave = findings.filter(({ severity }) => isAtLeast(severity, 'high'));
  score.falseAlarms.push(...grave.map(({ rule, address }) => `${name}: ${rule} ${address}`));
}

function splitAt(text: string): [rule: string, address?: string] {
  const at = text.indexOf('@');
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
