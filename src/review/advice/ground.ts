import type { z } from 'zod';
import type { Alternative, Claim, Drop, Drops, Hint, Steps, TradeOff } from '../../core/advice.ts';
import { SCORES } from '../../core/advice.ts';
import { MOST, type ModelAnswer, PARTS } from './answer.ts';
import type { Briefing } from './brief.ts';
import { claimsAbsence, claimsAuthority, namesMoney, plainLine } from './plain.ts';

/** What held of an answer, and how much did not, by reason. */
export interface Grounded {
  steps: Steps;
  drops: Drops;
}

/** What a claim may rest on. */
export interface Evidence {
  brief: Pick<Briefing['brief'], 'changes' | 'findings' | 'knowledge'>;
  aliases: Briefing['aliases'];
}

/** What is left of one item: itself, or why it is not shown. */
type Result<Item> = { item: Item } | { drop: Drop };

/**
 * Keeps of a model's answer what rests on the brief: each claim is at an address of the plan and cites a rule that fired or a practice that
 * was sent, quotes only values that were sent, and takes no decision. The rest is dropped and counted. Nothing in here reads, and so nothing
 * can change, a finding's severity or a verdict.
 */
export function ground(answer: ModelAnswer, evidence: Evidence): Grounded {
  const drops = new Map<Drop, number>();
  const count = (drop: Drop, n = 1) => void (n > 0 && drops.set(drop, (drops.get(drop) ?? 0) + n));
  function kept<Item>(items: readonly unknown[], most: number, check: (item: unknown) => Result<Item>): Item[] {
    const seen = new Set<string>();
    const good = items.flatMap((raw) => {
      const result = check(raw);
      const isTwice = 'item' in result && seen.size === seen.add(JSON.stringify(result.item)).size;
      if ('item' in result && !isTwice) return [result.item];
      count('drop' in result ? result.drop : 'duplicate');
      return [];
    });
    count('too many', good.length - most);
    return good.slice(0, most);
  }
  const grounds = new Grounds(evidence);
  const steps: Steps = {
    requirements: kept(answer.requirements, MOST.requirements, (raw) => grounds.claim(raw)),
    constraints: kept(answer.constraints, MOST.constraints, (raw) => grounds.claim(raw)),
    practices: kept(answer.practices, MOST.practices, (raw) => grounds.claim(raw)),
    tradeOffs: kept(answer.trade_offs, MOST.trade_offs, (raw) => grounds.tradeOff(raw)),
    hints: kept(answer.hints, MOST.hints, (raw) => grounds.hint(raw)),
    alternatives: kept(answer.alternatives, MOST.alternatives, (raw) => grounds.alternative(raw)),
  };
  return { steps, drops: Object.fromEntries(drops) };
}

class Grounds {
  readonly #aliases: Evidence['aliases'];
  readonly #brief: Evidence['brief'];
  readonly #citable: ReadonlySet<string>;

  constructor({ brief, aliases }: Evidence) {
    this.#brief = brief;
    this.#aliases = aliases;
    this.#citable = new Set([...brief.findings.map(({ rule }) => rule), ...brief.knowledge.map(({ id }) => id)]);
  }

  claim(raw: unknown): Result<Claim> {
    return this.#checked(
      PARTS.claim,
      raw,
      ({ text }) => ({ lines: { text: [text, 160] } }),
      (_, base) => base,
    );
  }

  tradeOff(raw: unknown): Result<TradeOff> {
    return this.#checked(
      PARTS.tradeOff,
      raw,
      ({ choice, gains, loses }) => ({ lines: { text: [choice, 120], gains: [gains, 160], loses: [loses, 160] } }),
      ({ scores }, base, { gains = '', loses = '' }) =>
        SCORES.every((name) => scores[name] >= 1 && scores[name] <= 5) ? { ...base, gains, loses, scores } : 'shape',
    );
  }

  alternative(raw: unknown): Result<Alternative> {
    return this.#checked(
      PARTS.alternative,
      raw,
      ({ what, gains, loses }) => ({ lines: { text: [what, 120], gains: [gains, 160], loses: [loses, 160] } }),
      (_, base, { gains = '', loses = '' }) => ({ ...base, gains, loses }),
    );
  }

  hint(raw: unknown): Result<Hint> {
    return this.#checked(
      PARTS.hint,
      raw,
      ({ title, why, fix }) => ({ lines: { text: [title, 80], why: [why, 300], fix: [fix, 300] } }),
      (given, base, { why = '', fix = '' }) => {
        const { attribute, observed, severity } = given;
        if (observed !== null && !this.#isFact(given.address, attribute, observed)) return 'observed';
        const explains = base.cites.find((id) => this.#fired(given.address, id));
        if (claimsAbsence(`${base.text} ${why}`) && observed === null && explains === undefined) return 'absence';
        return {
          ...{ ...base, why, fix, severity: severity === 'MEDIUM' ? 'medium' : 'low' },
          ...(attribute !== null && this.#knows(given.address, attribute) && { attribute }),
          ...(explains !== undefined && { explains }),
        };
      },
    );
  }

  /** What all have in common, in order: shape, address, citation, words. */
  #checked<Given extends { address: string; cites: string[] }, Item>(
    shape: z.ZodType<Given>,
    raw: unknown,
    wordsOf: (given: Given) => { lines: Record<string, [raw: string, max: number]> },
    finish: (given: Given, base: Claim, lines: Record<string, string>) => Item | Drop,
  ): Result<Item> {
    const parsed = shape.safeParse(raw);
    if (!parsed.success) return { drop: 'shape' };
    const given = parsed.data;
    const address = this.#aliases.addressOf(given.address);
    if (address === undefined) return { drop: 'address' };
    const cites = [...new Set(given.cites)].filter((id) => this.#citable.has(id));
    if (cites.length === 0) return { drop: 'citation' };
    const lines = Object.fromEntries(
      Object.entries(wordsOf(given).lines).map(([name, [line, max]]) => [name, plainLine(line, max)]),
    );
    const said = Object.values(lines);
    if (said.some((line) => line === '')) return { drop: 'shape' };
    if (said.some(claimsAuthority)) return { drop: 'authority' };
    if (said.some(namesMoney)) return { drop: 'money' };
    const item = finish(given, { text: lines.text ?? '', address, cites }, lines);
    return typeof item === 'string' ? { drop: item as Drop } : { item };
  }

  #factsAt(name: string): [string, unknown][] {
    return this.#brief.changes.filter(({ address }) => address === name).flatMap(({ facts }) => Object.entries(facts));
  }

  #isFact(name: string, attribute: string | null, observed: string): boolean {
    return (
      attribute !== null &&
      this.#factsAt(name).some(([path, value]) => isPath(path, attribute) && String(value) === observed)
    );
  }

  #knows(name: string, attribute: string): boolean {
    const change = this.#brief.changes.find(({ address }) => address === name);
    return (
      this.#factsAt(name).some(([path]) => isPath(path, attribute)) || (change?.changed.includes(attribute) ?? false)
    );
  }

  #fired(name: string, id: string): boolean {
    return this.#brief.findings.some(({ rule, address }) => rule === id && address === name);
  }
}

/** `ingress[0].from_port` may be called so, or by its last name. */
const isPath = (path: string, attribute: string): boolean =>
  path === attribute ||
  path.replace(/\[\d+\]/g, '').endsWith(`.${attribute}`) ||
  path.replace(/\[\d+\]/g, '') === attribute;
