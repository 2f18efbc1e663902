import { isWideScope, roleOf } from '../facts/azure-scope.ts';
import { bindingsOf, everybodyMembers, iamOf, membersOf } from '../facts/members.ts';
import { statementsAt } from '../facts/policies-of.ts';
import { gives, isForAnybody, type Statement } from '../facts/policy.ts';
import type { Here } from '../here.ts';
import { type Check, on, type Rules, when } from '../rule.ts';
import { federation } from './federation.ts';

const POLICIES = 'aws_iam_policy aws_iam_role_policy aws_iam_user_policy aws_iam_group_policy';
const ATTACHMENTS =
  'aws_iam_role_policy_attachment aws_iam_user_policy_attachment aws_iam_group_policy_attachment aws_iam_policy_attachment';
const WIDE_BINDINGS =
  'google_project_iam_member google_project_iam_binding google_project_iam_policy google_folder_iam_member google_folder_iam_binding ' +
  'google_folder_iam_policy google_organization_iam_member google_organization_iam_binding google_organization_iam_policy';

const ADMIN_POLICY = /:policy\/(?:job-function\/)?(?:AdministratorAccess|IAMFullAccess)$/;

/** Everywhere, or every role of an account. */
const isEverywhere = ({ resources }: Statement): boolean =>
  resources.some((one) => one === '*' || /^arn:[\w-]*:iam::\*:(?:\*|role\/\*)$/.test(one));

const isUnbound = (statement: Statement): boolean =>
  statement.isAllow && statement.resources.includes('*') && statement.conditions.length === 0;

const isEverything = (statement: Statement): boolean =>
  isUnbound(statement) && (statement.isAllBut || statement.actions.some((action) => /^\*(?::\*)?$/.test(action)));

/** Policies of a resource: its own, and those a role has inside. */
function statementsOf(here: Here): Statement[] {
  const inside = here.of.it.each('inline_policy').length;
  const paths = here.of.type === 'aws_iam_role' ? (inside > 0 ? ['inline_policy.policy'] : []) : ['policy'];
  return paths.flatMap((path) => statementsAt(here, path) ?? []);
}

const GRAVE_SERVICES = ['iam', 'sts', 'kms', 'secretsmanager', 'organizations'];

const serviceWide: Check = (_it, here) => {
  const services = statementsOf(here)
    .filter(isUnbound)
    .flatMap(({ actions }) => actions.flatMap((action) => /^([\w-]+):\*$/.exec(action)?.[1]?.toLowerCase() ?? []));
  const grave = services.filter((service) => GRAVE_SERVICES.includes(service));
  const [named] = [...grave, ...services];
  return when(named !== undefined, `allows all of ${named} on everything`, {
    part: services.sort().join(),
    ...(grave.length > 0 && { severity: 'high' }),
  });
};

const ESCALATIONS = [
  'iam:CreatePolicyVersion iam:SetDefaultPolicyVersion iam:AttachUserPolicy iam:AttachGroupPolicy iam:AttachRolePolicy iam:PutUserPolicy',
  'iam:PutGroupPolicy iam:PutRolePolicy iam:CreateAccessKey iam:UpdateAssumeRolePolicy iam:AddUserToGroup iam:CreateLoginProfile sts:AssumeRole',
].flatMap((text) => text.split(' '));

const passesRoles = (statement: Statement): boolean =>
  gives(statement, 'iam:PassRole') && !statement.conditions.some(({ key }) => key === 'iam:passedtoservice');

const escalates: Check = (_it, here) => {
  const open = statementsOf(here).filter(
    (one) => one.isAllow && isEverywhere(one) && !isEverything(one) && !one.isAllBut,
  );
  const way = open.some(passesRoles)
    ? 'iam:PassRole'
    : ESCALATIONS.find((action) => open.some((one) => one.conditions.length === 0 && gives(one, action)));
  return when(way !== undefined, `allows ${way} on everything, which leads to any rights`);
};

const GOOGLE_ESCALATIONS = /^roles\/iam\.(?:serviceaccounttokencreator|serviceaccountuser|serviceaccountkeyadmin)$/i;

const googleAdmin: Check = (it) => {
  const isForUnknown = it.at('member').isUnknown || it.at('members').isUnknown;
  const wide = bindingsOf(it).find(({ role, members }) => {
    const isForMachine = isForUnknown || members.some((member) => /^serviceaccount:/i.test(member));
    return /^roles\/(?:owner|editor)$/i.test(role) || (/admin$/i.test(role) && isForMachine);
  });
  return when(wide !== undefined, `gives ${wide?.role} on all of it`);
};

const azureRole: Check = (it, here) => {
  const isAll = it.each('permissions').some((one) => one.texts('actions').includes('*'));
  return when(
    isAll && (isWideScope(here, 'scope') || isWideScope(here, 'assignable_scopes')),
    'allows everything on a whole subscription',
  );
};

const IDENTITIES = /identity|service_principal|principal_id$/;

const azureMachineOwner: Check = (it, here) => {
  const isMachine =
    it.word('principal_type') === 'serviceprincipal' ||
    here
      .refersTo('principal_id')
      .resources.some((one) => IDENTITIES.test(one.type) || one.it.each('identity').length > 0);
  return when(
    ['owner', 'contributor'].includes(roleOf(here) ?? '') && isMachine && isWideScope(here, 'scope'),
    'gives a machine a whole subscription',
  );
};

const REQUIRED = ['require_lowercase_characters', 'require_uppercase_characters', 'require_numbers', 'require_symbols'];
const SHORTEST_PASSWORD = 14;

const weakPasswords: Check = (it, here) => {
  const isOff = (name: string) => it.flag(name, false) === false || (it.at(name).isUnknown && here.isLeftOut(name));
  const isShort = (it.number('minimum_password_length', 6) ?? SHORTEST_PASSWORD) < SHORTEST_PASSWORD;
  return when(isShort || REQUIRED.some(isOff), 'accepts weak passwords');
};

/** By its address, or by the word for it that pools of nodes have. */
const DEFAULT_ACCOUNT = /^default$|-compute@developer\.gserviceaccount\.com$/;
const isWholeCloud = (scope: string): boolean => /(?:^|\/)cloud-platform$/.test(scope);

/** A machine of Google with the account that every project has, and all of the cloud open to it. */
const defaultIdentity =
  (account: string, scopes: string): Check =>
  (it, here) =>
    when(
      (here.isLeftOut(account) || DEFAULT_ACCOUNT.test(it.text(account) ?? '')) && it.texts(scopes).some(isWholeCloud),
      'runs as the default service account with access to the whole project',
    );

const metadataOf = (here: Here, key: string): string =>
  here.of.it
    .entries('metadata')
    .find(([name]) => name.toLowerCase() === key)?.[1]
    .toLowerCase() ?? '';

/** Who may do what. */
export const identity: Rules = {
  'IAM-001': [
    on(`${POLICIES} aws_iam_role`, (_it, here) =>
      when(statementsOf(here).some(isEverything), 'allows everything on everything'),
    ),
    on(ATTACHMENTS, (it) => when(ADMIN_POLICY.test(it.text('policy_arn') ?? ''), 'gives full rights')),
    on('aws_iam_role', (it) =>
      when(
        it.texts('managed_policy_arns').some((arn) => ADMIN_POLICY.test(arn)),
        'gives full rights',
      ),
    ),
    on(WIDE_BINDINGS, googleAdmin),
    on(WIDE_BINDINGS, (it) =>
      when(everybodyMembers(it), 'gives everybody a role on all of it', { severity: 'critical', part: 'everybody' }),
    ),
    on('azurerm_role_assignment', (_it, here) =>
      when(
        ['owner', 'user access administrator'].includes(roleOf(here) ?? '') && isWideScope(here, 'scope'),
        'gives a whole subscription away',
      ),
    ),
    on('azurerm_role_definition', azureRole),
  ],
  'IAM-002': [on(`${POLICIES} aws_iam_role`, serviceWide)],
  'IAM-003': [
    on(`${POLICIES} aws_iam_role`, escalates),
    on(WIDE_BINDINGS, (it) =>
      when(
        bindingsOf(it).some(({ role }) => GOOGLE_ESCALATIONS.test(role)),
        'lets its members act as any service account',
      ),
    ),
    on('azurerm_role_definition', (it) =>
      when(
        it
          .each('permissions')
          .some((one) =>
            one.texts('actions').some((action) => /^microsoft\.authorization\/(?:\*|.*\/write$)/i.test(action)),
          ),
        'allows giving rights away',
      ),
    ),
  ],
  'IAM-004': [
    on('aws_iam_role', (_it, here) =>
      when(statementsAt(here, 'assume_role_policy')?.some(isForAnybody), 'can be assumed by anybody'),
    ),
    on(iamOf('google_service_account'), (it) => when(everybodyMembers(it), 'can be used by anybody')),
  ],
  'IAM-005': federation,
  'IAM-006': [
    on('aws_iam_user_policy aws_iam_user_policy_attachment', () =>
      when(true, 'gives rights to a user instead of a group'),
    ),
    on('aws_iam_access_key', () => when(true, 'is a key that does not expire')),
    on('google_project_iam_member google_project_iam_binding google_project_iam_policy', (it) =>
      when(
        membersOf(it).some((member) => /^user:/i.test(member)),
        'gives rights to a person instead of a group',
      ),
    ),
  ],
  'IAM-007': [on('aws_iam_account_password_policy', weakPasswords)],
  'IAM-008': [
    on(
      'google_compute_instance google_compute_instance_template',
      defaultIdentity('service_account.email', 'service_account.scopes'),
    ),
    on(
      'google_container_node_pool google_container_cluster',
      defaultIdentity('node_config.service_account', 'node_config.oauth_scopes'),
    ),
    on('azurerm_role_assignment', azureMachineOwner),
  ],
  'IAM-009': [
    on('azurerm_linux_virtual_machine azurerm_linux_virtual_machine_scale_set', (it, here) =>
      when(
        it.flag('disable_password_authentication', true) === false || here.isGiven('admin_password'),
        'lets people in by password',
      ),
    ),
    on('google_compute_instance', (_it, here) => [
      ...when(metadataOf(here, 'enable-oslogin') === 'false', 'does not use OS Login', {
        severity: 'low',
        part: 'oslogin',
      }),
      ...when(['true', '1'].includes(metadataOf(here, 'serial-port-enable')), 'has its serial port open', {
        severity: 'medium',
        part: 'serial',
      }),
    ]),
  ],
};
