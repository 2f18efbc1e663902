import type { SecurityLevel } from '../core/counsel.ts';
import type { Provider } from '../core/project.ts';
import type { Kind } from '../core/request.ts';
import { generatorOf } from '../generators/kinds.ts';
import type { Line, LineSettings, Template } from '../generators/templates/template.ts';

/** What a level asks for beyond the defaults of a kind; every kind is private and encrypted at any level. */
const BEYOND: Readonly<Record<SecurityLevel, Readonly<Partial<Record<Kind, LineSettings>>>>> = {
  standard: {},
  enhanced: {
    database: { backup_days: 14, deletion_protection: true },
    cluster: { private: true, deletion_protection: true },
  },
  compliance: {
    database: { backup_days: 35, deletion_protection: true, high_availability: true },
    cluster: { private: true, deletion_protection: true, high_availability: true },
  },
};

/** A template with what a level of security asks for, as far as the cloud has such settings. */
export const hardened = (template: Template, level: SecurityLevel, provider: Provider): Template => ({
  ...template,
  lines: template.lines.map(
    (line): Line => ({
      ...line,
      settings: { ...line.settings, ...known(provider, line.kind, BEYOND[level][line.kind]) },
    }),
  ),
});

function known(provider: Provider, kind: Kind, settings: LineSettings = {}): LineSettings {
  const names = generatorOf(provider, kind).settings.map(({ id }) => id);
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name)));
}
