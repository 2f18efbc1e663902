import type { PlanJson } from './terraform.ts';

/** Every value of what a plan will make, by its place: `aws_vpc.main cidr_block`. What is unknown is a question mark. */
export function plannedLeaves({ resource_changes = [] }: PlanJson): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { address, change } of resource_changes) visit(change.after, change.after_unknown, address, found);
  return found;
}

function visit(value: unknown, unknown: unknown, place: string, found: Record<string, string>): void {
  const names = [...new Set([...membersOf(value), ...membersOf(unknown)])];
  if (unknown === true) found[place] = '?';
  else if (names.length === 0) found[place] = JSON.stringify(value ?? null);
  else for (const name of names) visit(Object(value)[name], Object(unknown)[name], `${place} ${name}`, found);
}

function membersOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
