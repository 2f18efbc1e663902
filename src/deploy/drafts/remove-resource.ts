import { Refusal, refuseIf } from '../../core/refusal.ts';
import { type Delta, deltaKey, fingerprint, resourceKey } from '../../core/request.ts';
import type { Ports } from '../ports.ts';
import type { DraftUseCases } from '../use-cases/drafts.ts';
import type { DraftAnswer } from '../use-cases.ts';
import { redraft } from './redraft.ts';

/** Asks for the removal of what the project has, by its name typed out; the same once more changes nothing. */
export async function removeResource(
  ports: Ports,
  { key, confirm, ...input }: Parameters<DraftUseCases['removeResource']>[0],
): Promise<DraftAnswer> {
  return redraft(
    ports,
    input,
    (deltas, _, current) => {
      const resource = current.find((one) => resourceKey(one) === key);
      if (!resource) throw new Refusal({ code: 'gone', resource: key });
      const { kind, name } = resource;
      refuseIf(
        confirm.trim() === name
          ? []
          : [
              {
                code: 'bad-input',
                field: 'name',
                why: `"${confirm}" is not its name, so nothing was done`,
                expected: name,
              },
            ],
      );
      const removal: Delta = { do: 'remove', kind, name, was: fingerprint(resource) };
      const isSame = deltas.some(
        (delta) => delta.do === 'remove' && deltaKey(delta) === key && delta.was === removal.was,
      );
      return isSame ? deltas : [...deltas.filter((delta) => deltaKey(delta) !== key), removal];
    },
    (problems) => problems,
  );
}
