import type { PlanCost } from '../core/plan.ts';
import type { PlanJson } from '../core/plan-json/parse.ts';
import type { Provider } from '../core/project.ts';
import type { Finding } from '../core/verdict.ts';
import { isOpen } from '../deploy/advice/first-advice.ts';
import { promptOf, promptText } from '../review/advice/prompt.ts';
import { practicesOf } from '../reviewer.ts';

interface Around {
  cost: PlanCost;
  environment?: string;
  budgetUsd: number | undefined;
}

const PROVIDERS: Readonly<Record<string, Provider>> = { google: 'gcp', aws: 'aws', azurerm: 'azure' };

/** What a model would be sent about a plan: nothing is sent. */
export function sentFor(plan: PlanJson, all: readonly Finding[], { cost, environment, budgetUsd }: Around): string {
  const findings = all.filter(isOpen);
  const types = [...new Set(plan.resource_changes.map(({ type }) => type))];
  const provider = types.map((type) => PROVIDERS[type.split('_', 1)[0] ?? '']).find((one) => one !== undefined);
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const practices = provider
    ? practicesOf({ GUILDOPS_KNOWLEDGE: process.env.GUILDOPS_KNOWLEDGE }).fitting({ provider, rules, types })
    : [];
  const project = {
    ...(provider && { provider }),
    ...(environment !== undefined && { environment }),
    ...(budgetUsd !== undefined && { budgetUsd }),
  };
  return promptText(promptOf({ plan, findings, cost, project, practices }).prompt);
}
