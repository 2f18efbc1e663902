import type { Counsel } from '../../core/counsel.ts';
import { sameness } from '../../core/person.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Ports } from '../ports.ts';
import type { CounselUseCases } from '../use-cases/counsel.ts';

/** Advice that somebody was given; nobody else's exists for them. @throws Refusal `no-such` */
export async function ownCounsel(
  { store }: Pick<Ports, 'store'>,
  { guild, by, id }: Parameters<CounselUseCases['counselOf']>[0],
): Promise<Counsel> {
  const counsel = await store.counsels.find(id);
  if (!counsel || counsel.guild !== guild || sameness(counsel.by, by) !== 'same')
    throw new Refusal({ code: 'no-such', what: 'advice', id });
  return counsel;
}
