import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import type { Surroundings } from '../kind.ts';
import { firewallModel } from '../models/firewall.ts';
import { openings } from '../models/firewall-rules.ts';
import { machinesWith } from '../models/guarded.ts';
import { COMMON } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';

export const firewallSchema = z.strictObject({ ...firewallModel, ...COMMON });

export type FirewallSettings = z.output<typeof firewallSchema>;

/** What a security group holds by default. Source: AWS, "Amazon VPC quotas". */
const MOST_RULES = 60;

/** More rules than a security group holds. */
export function countProblems(settings: FirewallSettings, around: Surroundings): Problem[] {
  const peers = new Set(settings.sources).size;
  const machines = machinesWith(settings.source_tags ?? [], settings.network, around).length;
  const count = openings(settings).length * (peers + machines);
  return count > MOST_RULES
    ? wrong('allow', `it makes ${count} rules`, `at most ${MOST_RULES}: fewer ports or sources, or several firewalls`)
    : [];
}
