import type { PlannedChange } from '../../core/plan-json/parse.ts';
import { actionOf } from '../../core/plan-json/summarise.ts';
import type { Finding } from '../../core/verdict.ts';
import { Place } from '../plan/place.ts';
import type { World } from '../plan/world.ts';
import type { Hit, Look } from '../rule.ts';

/** Rules about what protects: when one finds anew what it did not find before, something was taken away. */
const PROTECTS =
  /^(?:ENC-|DB-00[1-6]|STO-00[1-8]|NET-00[1-7]|NET-010|LOG-|K8S-|IAM-004|EDGE-00[1-37]|EDGE-009|SVC-003|CMP-001|CMP-003)/;

/** Switches that are safer on. */
const SWITCHES = [
  'deletion_protection',
  'deletion_protection_enabled',
  'enable_deletion_protection',
  'settings.deletion_protection_enabled',
  'prevent_destroy',
];
/** Numbers that are safer high. */
const DAYS = ['backup_retention_period', 'backup_retention_days', 'snapshot_retention_limit', 'retention_in_days'];

/** Resources that protect another one, and the attribute that names it. */
const GUARDS: Readonly<Record<string, string>> = {
  aws_s3_bucket_public_access_block: 'bucket',
  aws_s3_bucket_server_side_encryption_configuration: 'bucket',
  aws_s3_bucket_versioning: 'bucket',
  aws_s3_bucket_logging: 'bucket',
  aws_flow_log: 'vpc_id',
  aws_wafv2_web_acl_association: 'resource_arn',
  azurerm_management_lock: 'scope',
  azurerm_monitor_diagnostic_setting: 'target_resource_id',
  azurerm_storage_account_network_rules: 'storage_account_id',
};
/** Those that protect all there is. */
const WATCHERS = [
  'aws_cloudtrail',
  'aws_guardduty_detector',
  'aws_config_configuration_recorder',
  'google_project_iam_audit_config',
  'aws_s3_account_public_access_block',
];

const NAMES = ['id', 'bucket', 'arn', 'name'];

/** Whether what a resource protected is still there. */
const isLeftBare = (guard: PlannedChange, after: World): boolean => {
  const named = new Place(guard.change.before).text(GUARDS[guard.type] ?? '-');
  return (
    named !== undefined &&
    after.resources.some(({ it, type }) => !(type in GUARDS) && NAMES.some((name) => it.text(name) === named))
  );
};

/** What a change takes away from one resource. */
function takenFrom(planned: PlannedChange, found: readonly Finding[]): string[] {
  const [was, is] = [new Place(planned.change.before), new Place(planned.change.after, planned.change.after_unknown)];
  const off = SWITCHES.filter((path) => was.flag(path) === true && (is.flag(path) === false || is.at(path).isAbsent));
  const lower = DAYS.filter((path) => {
    const [before, after] = [was.number(path), is.number(path)];
    return (
      before !== undefined && after !== undefined && after < before && !(path === 'retention_in_days' && after === 0)
    );
  });
  const rules = found
    .filter((one) => one.address === planned.address && one.status === 'new' && PROTECTS.test(one.rule))
    .map(({ title }) => title.toLowerCase());
  return [...off, ...lower, ...new Set(rules)];
}

function weakeningOf(planned: PlannedChange, after: World, found: readonly Finding[]): string | undefined {
  const action = actionOf(planned);
  if (action === 'delete' && WATCHERS.includes(planned.type)) return 'is destroyed, and with it what it watched over';
  if (action === 'delete' && isLeftBare(planned, after)) return 'is destroyed, and what it protected stays';
  if (action !== 'update' && action !== 'replace') return undefined;
  const taken = takenFrom(planned, found);
  return taken.length > 0 ? `is less protected than before: ${taken.join('; ')}` : undefined;
}

/** Protection that was there and is not any more. */
export const weakenings: Look = {
  look: ({ after }, _around, found) =>
    after.plan.resource_changes
      .filter(({ mode, deposed }) => mode === 'managed' && deposed === undefined)
      .flatMap((planned): (Hit & { at: string })[] => {
        const what = weakeningOf(planned, after, found);
        return what === undefined ? [] : [{ at: planned.address, what }];
      }),
};
