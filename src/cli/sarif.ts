import type { Finding, Severity } from '../core/verdict.ts';
import { ruleOf } from '../review/registry.ts';
import { ownVersion } from '../version.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};
/** What GitHub sorts by. Source: "SARIF support for code scanning", security-severity. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: '0.5',
};

/** Findings as SARIF 2.1.0. Where the place in the code is not known, the address stands for it. */
export function sarifOf(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].flatMap((id) => ruleOf(id) ?? []);
  const driver = {
    name: 'guildops',
    version: ownVersion(),
    rules: rules.map(({ id, title, why, fix, severity, refs }) => ({
      ...{ id, name: title, shortDescription: { text: title }, fullDescription: { text: why }, help: { text: fix } },
      properties: { tags: ['security', ...refs], 'security-severity': SCORES[severity] },
    })),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        results: findings.map((one) =>
          resultOf(
            one,
            rules.findIndex(({ id }) => id === one.rule),
          ),
        ),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

const resultOf = ({ rule, severity, address, message, status, reason, file, line }: Finding, ruleIndex: number) => ({
  ...{
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: `${address}: ${message}` },
  },
  locations: [
    {
      ...(file !== undefined && {
        physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: line ?? 1 } },
      }),
      logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }],
    },
  ],
  partialFingerprints: { 'guildops/v1': `${rule} ${address}` },
  baselineState: status === 'existing' ? 'unchanged' : 'new',
  ...(status === 'suppressed' && { suppressions: [{ kind: 'inSource', justification: reason ?? '' }] }),
});
