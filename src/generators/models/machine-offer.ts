import { acceleratorOf, isOffered, machineType, nearestMachineType } from '../../catalog/machines.ts';
import { machineTypesInstead } from '../../catalog/pick.ts';
import type { Problem } from '../../core/refusal.ts';
import { wrong } from '../settings/wrong.ts';
import type { Place } from './place.ts';

/** `a`, `a or b`, `a, b or c`. */
const either = (ids: readonly string[]): string =>
  ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} or ${ids.at(-1)}`;

/**
 * Why a machine type cannot be had, with what can: the name that was meant, or up to three types of its size that the region has. Machines
 * with accelerators need drivers, quotas and zones that nobody should guess: they are written by hand and reviewed as such.
 */
export function offerProblems(field: string, asked: string, { provider, region }: Place, example: string): Problem[] {
  const type = machineType(provider, asked);
  if (!type) {
    const meant = nearestMachineType(provider, region, asked);
    return wrong(field, `there is no machine type ${asked}`, meant ? `did you mean ${meant}?` : `such as ${example}`);
  }
  // Looked for only when it is needed: every resource of a project passes here each time it is generated.
  const instead = () => either(machineTypesInstead(provider, region, type)) || 'a machine type of that region';
  const accelerator = acceleratorOf(provider, asked);
  if (accelerator)
    return wrong(
      field,
      `${asked} has an accelerator (${accelerator}), and GuildOps generates none`,
      `${instead()}, which have none; or a .tf file of your own in a pull request, which an administrator approves`,
    );
  if (isOffered(provider, region, asked)) return [];
  return wrong(field, `${asked} is not offered in ${region}`, `what is nearest there: ${instead()}`);
}
