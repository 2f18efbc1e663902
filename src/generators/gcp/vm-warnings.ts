import { machineType } from '../../catalog/machines.ts';
import type { ProjectFacts } from '../kind.ts';
import { secretWarning, whatHolds } from '../models/script.ts';
import type { VmSettings } from './vm-settings.ts';

/** What is allowed and still worth a second thought. */
export function vmWarnings(settings: VmSettings, { provider, environment }: ProjectFacts): string[] {
  const isProd = environment === 'prod';
  const warnings = {
    [`${settings.machine_type} shares its vCPUs with others; under load it slows down. Think twice in prod.`]:
      isProd && machineType(provider, settings.machine_type)?.sharedCore === true,
    'A spot machine stops whenever Google needs the room, and a project in prod has one.': isProd && settings.spot,
    ...secretWarning(settings.startup_script, 'Secret Manager'),
  };
  return whatHolds(warnings);
}
