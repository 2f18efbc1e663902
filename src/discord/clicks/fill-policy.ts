import { Refusal } from '../../core/refusal.ts';
import { EFFECTS, POLICY_TYPES } from '../../policy/policies/policy.ts';
import type { OpeningClick, StoredClick } from '../click.ts';
import { clickId } from '../click-id.ts';
import { formComponents } from '../opening/form.ts';
import { FILL_POLICY, writtenCard } from '../render/policies.ts';

const KEEP = 'keep-policy';

const optionsOf = (words: readonly string[]) =>
  words.map((word, index) => ({
    value: word,
    label: word.replace('_', ' '),
    ...(index === 0 && { isSelected: true }),
  }));

/** The form of one policy, for what most of them say; whatever else there is to say, YAML says. */
export const fillPolicy: OpeningClick = {
  action: FILL_POLICY,
  form: () => ({
    custom_id: clickId(KEEP),
    title: 'One policy',
    components: formComponents([
      { id: 'id', label: 'What it is called', type: 'text', required: true, placeholder: 'eu-only', maxLength: 60 },
      {
        id: 'type',
        label: 'What kind of rule it is',
        type: 'choice',
        required: true,
        options: optionsOf(POLICY_TYPES),
      },
      {
        ...{ id: 'resources', label: 'What it is about, parted by commas', type: 'text', required: true, value: '*' },
        ...{ placeholder: 'type:database, name:prod-*, tag:team=data', maxLength: 400 },
      },
      {
        ...{ id: 'says', label: 'What it says, a line for each', type: 'text', required: true, isLong: true },
        placeholder: 'allowed: { region: europe-* }   or   limits: { usd_per_month: 300 }',
      },
      { id: 'effect', label: 'What happens otherwise', type: 'choice', required: true, options: optionsOf(EFFECTS) },
    ]),
  }),
};

/** As YAML, so that there is one way in which policies are read. What is typed stays within its policy, as it is indented. */
function yamlOf(field: (name: string) => string): string {
  const resources = field('resources')
    .split(',')
    .map((one) => one.trim());
  const head = { id: field('id').trim(), type: field('type'), effect: field('effect'), resources };
  const lines = [
    ...Object.entries(head).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ...field('says').split(/\r?\n/),
  ];
  return ['policies:', ...lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`)].join('\n');
}

/** What was filled in; nothing is kept of one with a mistake. */
export const keepPolicy: StoredClick = {
  action: KEEP,
  style: 'reply',
  handle: async ({ asked, by, needs }) => {
    if (asked.kind !== 'form') throw new Refusal({ code: 'stale-card' });
    const text = yamlOf((name) => String(asked.fields[name] ?? ''));
    return writtenCard(await needs.useCases.setPolicies({ guild: asked.guild, by, text }));
  },
};
