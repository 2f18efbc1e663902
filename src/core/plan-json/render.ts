import type { Json } from '../json.ts';
import type { ChangeAction } from '../plan.ts';
import { diffOf, isEmpty, literal, type Part } from './diff.ts';
import { type PlanJson, type PlannedChange, parsePlanJson } from './parse.ts';
import { renderParts } from './render-parts.ts';
import { actionOf, type PlanOutline, pathText, summarisePlan } from './summarise.ts';
import { fieldsOf } from './tree.ts';

/**
 * A plan as people know it from terraform, out of its redacted JSON: glyphs, `# forces replacement`, `(known after apply)`, unchanged
 * attributes counted and not shown. Plain text; each surface escapes it with its own escape.
 */
export function renderPlan(redacted: Json): string {
  const plan = parsePlanJson(redacted);
  const outline = summarisePlan(plan);
  const resources = plan.resource_changes.flatMap((planned) => {
    const action = actionOf(planned);
    return action ? [renderResource(planned, action)] : [];
  });
  const outputs = renderOutputs(plan);
  if (resources.length === 0 && outputs === '') return 'No changes. The infrastructure matches the configuration.\n';
  return [...resources, countsLine(outline), ...(outputs ? [outputs] : [])].map((part) => `${part}\n`).join('\n');
}

/** A plan that changes nothing but the state: what was found to be different, which applying writes down. */
export function renderRefresh(redacted: Json): string {
  const { resource_drift: drifted } = parsePlanJson(redacted);
  const resources = drifted.flatMap((found) => {
    const action = actionOf(found);
    return action ? [renderResource(found, action, FOUND)] : [];
  });
  if (resources.length === 0) return 'No changes. The state matches what is there.\n';
  return [...resources, 'Applying writes this into the state and touches nothing else.']
    .map((part) => `${part}\n`)
    .join('\n');
}

const GLYPHS: Record<ChangeAction, string> = {
  create: '+',
  update: '~',
  delete: '-',
  replace: '-/+',
  read: '<=',
  forget: '.',
};

/** What was done outside of terraform. */
const FOUND: Record<ChangeAction, string> = {
  create: 'was created',
  update: 'was changed',
  delete: 'is gone',
  replace: 'was replaced',
  read: 'was read',
  forget: 'is no longer managed',
};

const WORDS: Record<ChangeAction, string> = {
  create: 'will be created',
  update: 'will be updated in-place',
  delete: 'will be destroyed',
  replace: 'must be replaced',
  read: 'will be read during apply',
  forget: 'will no longer be managed by this configuration, but will not be destroyed',
};

/** Why, where terraform says so and it is not plain to see. */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: 'it was left unfinished (tainted)',
  replace_by_request: 'as asked for',
  replace_by_triggers: 'something it is bound to changes',
  delete_because_no_resource_config: 'it is not in the configuration any more',
  delete_because_no_module: 'its module is not in the configuration any more',
  delete_because_count_index: 'its index is out of the range of `count`',
  delete_because_each_key: 'its key is not in `for_each` any more',
  delete_because_wrong_repetition: 'its address has another form now',
};

function renderResource(planned: PlannedChange, action: ChangeAction, words = WORDS): string {
  const { address, type, name, mode, change, deposed } = planned;
  const isSwapped = action === 'replace' && change.actions[0] === 'create';
  const glyph = isSwapped ? '+/-' : GLYPHS[action];
  const lead = glyph.padStart(3);
  const heading = `  # ${address}${deposed ? ` (deposed object ${deposed})` : ''} ${words[action]}`;
  const keyword = mode === 'data' ? 'data' : 'resource';
  const { parts, hidden } = attributesOf(planned, action);
  return [
    heading,
    ...remarks(planned),
    `${lead} ${keyword} ${literal(type)} ${literal(name)} {`,
    ...renderParts(parts, hidden, '      '),
    '    }',
  ].join('\n');
}

const remarks = ({ action_reason: reason, previous_address: moved, change }: PlannedChange): string[] => [
  ...(reason && REASONS[reason] ? [`  # (${REASONS[reason]})`] : []),
  ...(moved === undefined ? [] : [`  # (moved from ${moved})`]),
  ...(change.importing ? [`  # (imported from ${literal(change.importing.id ?? 'an identity')})`] : []),
];

/** What tells people which object it is, shown though it does not change. */
const NAMES = ['id', 'name'];

function attributesOf({ change }: PlannedChange, action: ChangeAction): { parts: Part[]; hidden: number } {
  const forcing = new Set((change.replace_paths ?? []).map(pathText));
  const gone = action === 'delete' || action === 'forget';
  const [before, after, unknown] = [
    fieldsOf(change.before),
    gone ? {} : fieldsOf(change.after),
    fieldsOf(change.after_unknown),
  ];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)])].sort();
  const parts: Part[] = [];
  let hidden = 0;
  for (const name of keys) {
    const value = before[name];
    const diff = diffOf({ before: value, after: after[name], unknown: unknown[name] }, [name], forcing);
    if (diff.is !== 'same') parts.push({ name, diff });
    else if (NAMES.includes(name) && typeof value === 'string')
      parts.push({ name, diff: { is: 'leaf', glyph: ' ', text: literal(value), forces: false } });
    else if (!isEmpty(value)) hidden += 1;
  }
  return { parts, hidden };
}

function renderOutputs({ output_changes: outputs }: PlanJson): string {
  const parts = Object.entries(outputs).flatMap(([name, change]): Part[] => {
    const { before, after, after_unknown: unknown, actions } = change;
    if (actions.every((action) => action === 'no-op')) return [];
    const diff = diffOf({ before, after, unknown }, [name], new Set());
    if (diff.is !== 'same') return [{ name, diff }];
    const glyph = actions.includes('delete') ? '-' : actions.includes('create') ? '+' : '~';
    return [{ name, diff: { is: 'leaf', glyph, text: literal(after ?? null), forces: false } }];
  });
  return parts.length === 0 ? '' : ['Changes to outputs:', ...renderParts(parts, 0, '  ')].join('\n');
}

const countsLine = ({ counts: { add, change, replace, destroy } }: PlanOutline): string =>
  `Plan: ${add} to add, ${change} to change, ${replace > 0 ? `${replace} to replace, ` : ''}${destroy} to destroy.`;
