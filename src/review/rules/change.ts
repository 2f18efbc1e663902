import type { PlannedChange } from '../../core/plan-json/parse.ts';
import { actionOf, pathText } from '../../core/plan-json/summarise.ts';
import { dependentsOf, namedIn } from '../change/dependents.ts';
import { interruptionsOf } from '../change/impact.ts';
import { weakenings } from '../change/weaker.ts';
import { heldBy } from '../facts/stateful.ts';
import { Place } from '../plan/place.ts';
import type { Look, Rules, Worlds } from '../rule.ts';

const changesOf = ({ after }: Worlds): PlannedChange[] =>
  after.plan.resource_changes.filter(({ mode, deposed }) => mode === 'managed' && deposed === undefined);

/** What its settings say of a way back. */
function wayBack(before: Place): string {
  if (before.flag('skip_final_snapshot') === true) return ' No snapshot is made of it';
  if (before.flag('force_destroy') === true) return ' It is emptied first';
  return before.text('final_snapshot_identifier') ? ' A last snapshot is made of it' : '';
}

const endOfData: Look = {
  look: (worlds) =>
    changesOf(worlds).flatMap((planned) => {
      const [action, holds] = [actionOf(planned), heldBy(planned.type)];
      if (!holds || (action !== 'delete' && action !== 'replace')) return [];
      const paths = (planned.change.replace_paths ?? []).map(pathText).join(', ');
      const why =
        action === 'delete' ? 'is destroyed' : `is destroyed and made anew${paths ? `, because of ${paths}` : ''}`;
      const note = wayBack(new Place(planned.change.before));
      return [
        {
          at: planned.address,
          what: `${why}: ${holds} ${/s$/.test(holds) ? 'are' : 'is'} gone${note ? `.${note}` : ''}`,
        },
      ];
    }),
};

const interruption: Look = {
  look: (worlds) =>
    changesOf(worlds).flatMap((planned) => {
      const paths = interruptionsOf(planned);
      return paths.length === 0
        ? []
        : [{ at: planned.address, what: `stops or is restarted, because ${paths.join(', ')} changes` }];
    }),
};

const survivors: Look = {
  look: (worlds) =>
    changesOf(worlds)
      .filter((planned) => actionOf(planned) === 'delete')
      .flatMap((planned) => {
        const named = namedIn(worlds.after, planned);
        const all = named.length > 0 ? named : dependentsOf(worlds, planned);
        const [first, ...others] = all;
        const more = others.length > 0 ? ` and ${others.length} more` : '';
        return first === undefined
          ? []
          : [{ at: planned.address, what: `is destroyed, and ${first}${more} still uses it` }];
      }),
};

const MANY_SERVICES = 3;
const serviceOf = (type: string): string => type.split('_').slice(0, 2).join('_');

const large: Look = {
  look: (worlds, { manyChanges }) => {
    const changed = changesOf(worlds).filter((planned) => !['read', undefined].includes(actionOf(planned)));
    const has = (action: string) => changed.some((planned) => actionOf(planned) === action);
    const services = new Set(changed.map(({ type }) => serviceOf(type)));
    const isMixed = has('delete') && has('create') && services.size > MANY_SERVICES;
    if (changed.length <= manyChanges && !isMixed) return [];
    const what =
      changed.length > manyChanges
        ? `changes ${changed.length} resources at once`
        : `makes and destroys in ${services.size} services at once`;
    return [{ at: 'plan', what }];
  },
};

/** What the change does, whatever it leads to. */
export const change: Rules = {
  'CHG-001': [endOfData],
  'CHG-002': [interruption],
  'CHG-003': [survivors],
  'CHG-004': [weakenings],
  'CHG-005': [large],
};
