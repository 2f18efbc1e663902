import { readFileSync } from 'node:fs';
import type { Severity } from '../core/verdict.ts';
import type { Look, Row, Rules } from './rule.ts';
import { change } from './rules/change.ts';
import { containers } from './rules/containers.ts';
import { cost } from './rules/cost.ts';
import { database } from './rules/database.ts';
import { databaseReach } from './rules/database-reach.ts';
import { edge } from './rules/edge.ts';
import { encryption } from './rules/encryption.ts';
import { functions } from './rules/functions.ts';
import { identity } from './rules/identity.ts';
import { keys } from './rules/keys.ts';
import { kubernetes } from './rules/kubernetes.ts';
import { logging } from './rules/logging.ts';
import { machines } from './rules/machines.ts';
import { network } from './rules/network.ts';
import { secrets } from './rules/secrets.ts';
import { services } from './rules/services.ts';
import { storage } from './rules/storage.ts';

/** What is said of a rule, whatever it looks at. */
export interface RuleFacts {
  id: string;
  severity: Severity;
  category: string;
  title: string;
  /** Why it matters. */
  why: string;
  /** What would be right. */
  fix: string;
  /** Ids of the same rule in public scanners. */
  refs: readonly string[];
  /** Requirements that it supports: labels, never a certificate. */
  supports: readonly string[];
}

/** A rule with what it looks at. */
export interface Rule extends RuleFacts {
  rows: readonly Row[];
  looks: readonly Look[];
}

const CHECKS: Rules = {
  ...{ ...network, ...storage, ...encryption, ...keys, ...databaseReach, ...database, ...identity, ...secrets },
  ...{ ...machines, ...functions, ...containers, ...services, ...kubernetes, ...edge, ...logging, ...cost, ...change },
};

const facts = JSON.parse(readFileSync(new URL('data/rules.json', import.meta.url), 'utf8')) as RuleFacts[];

/** Every rule, in the order of the documentation. Which public ids mean the same: trivy-checks, checkov, KICS of autumn 2026. */
export const RULES: readonly Rule[] = facts.map((rule) => {
  const checks = CHECKS[rule.id] ?? [];
  return {
    ...rule,
    rows: checks.filter((check) => 'check' in check),
    looks: checks.filter((check) => 'look' in check),
  };
});

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export const ruleOf = (id: string): Rule | undefined => BY_ID.get(id);
