import type { Tested } from '../../deploy/policies/test-policies.ts';
import type { PolicyVersion, StoredPolicy } from '../../deploy/ports.ts';
import type { Hit } from '../../policy/policies/engine.ts';
import { approverText, type Policy } from '../../policy/policies/policy.ts';
import { clickId } from '../click-id.ts';
import type { Card } from '../message.ts';
import { refusalLines } from '../refusal-text.ts';
import { told } from './answers.ts';
import { button, buttons, container, text } from './components.ts';
import { PLAIN_COLOUR } from './states.ts';
import { clip, code, fence, inline, lines, plural, time } from './text.ts';

/** Opens the form in which policies are written. */
export const WRITE_POLICIES = 'write-policies';
/** Opens the form of one of them. */
export const FILL_POLICY = 'fill-policy';

const EXAMPLE = `policies:
  - id: eu-only
    type: region
    scope: { environment: prod }
    allowed: { region: europe-* }
    reason: Customer data stays in Europe.
approvals:
  - { id: prod, scope: { environment: prod }, need: 2, of: admin }`;

function aboutOf(policy: Policy): string {
  const { scope, priority } = policy;
  const where = [...(scope.projects ?? []), ...(scope.environments ?? [])].map((one) => inline(one, 60)).join(', ');
  const what =
    policy.is === 'rule'
      ? `${policy.type} · ${policy.effect.replace('_', ' ')} · ${policy.resources.map((one) => code(one, 60)).join(' ')}`
      : `approvals · ${policy.need}${policy.of ? ` of ${inline(approverText(policy.of), 60)}` : ''}${policy.self ? ', the requester too' : ''}`;
  return `${what} · ${where || 'everywhere'} · priority ${priority}`;
}

const policyLine = ({ id, version, policy }: StoredPolicy): string =>
  `${policy.enabled ? '🟢' : '⚪'} ${code(id)} v${version} · ${aboutOf(policy)}`;

const writeButtons = () =>
  buttons(
    button({ id: clickId(FILL_POLICY), text: 'Fill in a form…', style: 'primary' }),
    button({ id: clickId(WRITE_POLICIES), text: 'Write policies…' }),
  );

/** Every policy of a server. */
export const policiesCard = (policies: readonly StoredPolicy[]): Card => ({
  components: [
    container(PLAIN_COLOUR, [
      text(
        lines(
          '### Policies',
          policies.length > 0
            ? clip(policies.map(policyLine), 3400)
            : 'None yet: what roles, quotas and budgets allow is allowed.',
        ),
      ),
      ...writeButtons(),
    ]),
  ],
});

/** One policy as it was written. */
export const policyCard = ({ id, version, policy, source, name, at }: StoredPolicy): Card =>
  told(
    lines(
      `### ${policy.enabled ? '🟢' : '⚪'} ${code(id)}`,
      aboutOf(policy),
      `-# version ${version} by ${inline(name, 60)} ${time(at)}`,
      fence(source, 3000, 'yaml'),
    ),
  );

/** How policies are written, and the way to do it. */
export const setCard = (): Card => ({
  components: [
    container(PLAIN_COLOUR, [
      text(
        lines(
          '### Write policies',
          'One in a form, or several as YAML. One of an id that is there becomes its next version.',
          fence(EXAMPLE, 1000, 'yaml'),
        ),
      ),
      ...writeButtons(),
    ]),
  ],
});

export const writtenCard = (versions: readonly PolicyVersion[]): Card =>
  told(
    versions.length === 0
      ? 'Nothing has changed: every one of them says what it said before.'
      : lines(
          `✅ ${plural(versions.length, 'policy is', 'policies are')} in force. What waits is judged anew.`,
          clip(
            versions.map(({ id, version }) => `• ${code(id)} version ${version}`),
            3000,
          ),
        ),
  );

export const historyCard = (versions: readonly PolicyVersion[]): Card =>
  told(
    lines(
      `### History of ${code(versions[0]?.id ?? '')}`,
      clip(
        versions.map(({ version, name, at, policy }) => {
          const what = policy ? (policy.enabled ? 'on' : 'off') : 'deleted';
          return `• v${version} · ${what} · ${inline(name, 60)} ${time(at, 'f')}`;
        }),
        2000,
      ),
      fence(versions[0]?.source ?? '', 1400, 'yaml'),
    ),
  );

const hitLines = (title: string, hits: readonly Hit[]): string[] =>
  hits.length === 0 ? [] : [`**${title}**`, ...hits.map((hit) => refusalLines(hit, '•'))];

/** What policies said, or would have said, of a deploy. */
export function testedCard(deploy: string, { of, outcome, rule }: Tested): Card {
  const said = [
    ...hitLines('⛔ Denied', outcome.denied),
    ...hitLines('🟡 More approvals', outcome.asked),
    ...hitLines('⚠️ Warnings', outcome.warned),
  ];
  const need = rule.auto
    ? 'no approval, as it is harmless'
    : `${plural(rule.need, 'approval')}${rule.othersOnly ? ' by others' : ''}`;
  return told(
    lines(
      `### Policies on the ${of} of ${code(deploy)}`,
      said.length > 0 ? clip(said, 3300) : '✅ No policy has anything to say.',
      `-# It needs ${need}. Nothing was changed by this.`,
    ),
  );
}
