import { machineType } from '../../catalog/machines.ts';
import type { ProjectFacts } from '../kind.ts';
import type { VmSettings } from './vm-settings.ts';

/** Words that stand in front of a secret; a script is read by everyone who can read the repository or the machine. */
const SECRET = /(?:password|passwd|secret|token|api_?key)\s*[=:]\s*\S|BEGIN [A-Z ]*PRIVATE KEY/i;

/** What is allowed and still worth a second thought. */
export function vmWarnings(settings: VmSettings, { provider, environment }: ProjectFacts): string[] {
  const isProd = environment === 'prod';
  const warnings = {
    [`${settings.machine_type} shares its vCPUs with others; under load it slows down. Think twice in prod.`]:
      isProd && machineType(provider, settings.machine_type)?.sharedCore === true,
    'A spot machine stops whenever Google needs the room, and a project in prod has one.': isProd && settings.spot,
    'The startup script seems to hold a secret: everyone who reads the repository can read it. Use Secret Manager.':
      SECRET.test(settings.startup_script ?? ''),
  };
  return Object.entries(warnings).flatMap(([text, holds]) => (holds ? [text] : []));
}
