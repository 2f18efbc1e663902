import { statementsAt } from '../facts/policies-of.ts';
import type { Condition, Statement } from '../facts/policy.ts';
import type { Here } from '../here.ts';
import { type Check, on, when } from '../rule.ts';

/** Places where anybody may run a pipeline. */
const SHARED_CI =
  /token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com|oidc\.circleci\.com|vstoken\.(?:actions|dev\.azure)|api\.bitbucket\.org/;

/** A subject that leaves open whose pipeline it is. */
const ANYBODYS = /^(?:\*|(?:repo|organization|project_path|org):\*.*)$/;

const pins = ({ operator, key, values }: Condition): boolean =>
  key.endsWith(':sub') &&
  /^(?:foranyvalue:)?string(?:equals|like|equalsignorecase)$/.test(operator) &&
  values.length > 0 &&
  !values.some((value) => ANYBODYS.test(value));

const isFederation = (statement: Statement, here: Here): boolean => {
  const named = [...statement.principals.map(({ id }) => id), ...statement.conditions.map(({ key }) => key)];
  const isByWebIdentity = statement.actions.some((action) => action.toLowerCase() === 'sts:assumerolewithwebidentity');
  return statement.isAllow && isByWebIdentity && (named.some((one) => SHARED_CI.test(one)) || refersToCi(here));
};

/** The provider is made in the same plan, and its id is not known yet. */
const refersToCi = (here: Here): boolean =>
  here
    .refersTo('assume_role_policy')
    .resources.flatMap((one) =>
      one.type === 'aws_iam_policy_document' ? here.world.references.of(one).resources : [one],
    )
    .some(({ type, it }) => type === 'aws_iam_openid_connect_provider' && SHARED_CI.test(it.text('url') ?? ''));

const awsRole: Check = (_it, here) =>
  when(
    statementsAt(here, 'assume_role_policy')?.some((one) => isFederation(one, here) && !one.conditions.some(pins)),
    'trusts pipelines of any repository',
  );

/** Trust in pipelines that does not say whose. */
export const federation = [
  on('aws_iam_role', awsRole),
  on('google_iam_workload_identity_pool_provider', (it) =>
    when(
      SHARED_CI.test(it.text('oidc.issuer_uri') ?? '') && it.at('attribute_condition').isAbsent,
      'trusts pipelines of any repository',
    ),
  ),
  on('azurerm_federated_identity_credential', (it) =>
    when(!it.at('subject').isUnknown && /\*|^$/.test(it.text('subject') ?? ''), 'trusts more than one subject'),
  ),
];
