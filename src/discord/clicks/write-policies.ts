import { Refusal } from '../../core/refusal.ts';
import type { OpeningClick, StoredClick } from '../click.ts';
import { clickId } from '../click-id.ts';
import { formComponents } from '../opening/form.ts';
import { WRITE_POLICIES, writtenCard } from '../render/policies.ts';

const KEEP = 'keep-policies';

/** The form in which policies are written. */
export const writePolicies: OpeningClick = {
  action: WRITE_POLICIES,
  form: () => ({
    custom_id: clickId(KEEP),
    title: 'Write policies',
    components: formComponents([
      {
        ...{ id: 'yaml', label: 'YAML: policies: and approvals:', type: 'text', required: true, isLong: true },
        placeholder: 'policies: [{ id: eu-only, type: region, allowed: { region: europe-* } }]',
      },
    ]),
  }),
};

/** What was written; every mistake comes back with its line, and nothing is kept then. */
export const keepPolicies: StoredClick = {
  action: KEEP,
  style: 'reply',
  handle: async ({ asked, by, needs }) => {
    if (asked.kind !== 'form') throw new Refusal({ code: 'stale-card' });
    return writtenCard(
      await needs.useCases.setPolicies({ guild: asked.guild, by, text: String(asked.fields.yaml ?? '') }),
    );
  },
};
