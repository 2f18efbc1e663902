import type { PlanArgs } from '../../core/plan-args.ts';
import { type Problem, Refusal } from '../../core/refusal.ts';
import type { StateAct } from '../../core/state-act.ts';
import { addressProblem } from '../comment/extra.ts';
import type { Given } from '../comment/flags.ts';
import type { Verb } from '../comment/verbs.ts';

type Asked = Given & { command: Exclude<Verb, 'help'>; extra: PlanArgs };

/** What a command wants of the state itself; undefined for a command that is about plans. @throws Refusal `bad-input` */
export function stateActOf({ command, args = [], flags, extra }: Asked): StateAct | undefined {
  if (command === 'import') return importOf(args, extra);
  if (command === 'state') return lookOrRemoval(args);
  const lock = flags['state-lock'];
  return command === 'unlock' && typeof lock === 'string' ? { do: 'unlock', lock: lockIdOf(lock) } : undefined;
}

function importOf([address = '', id = '']: readonly string[], args: PlanArgs): StateAct {
  // The engine reads no flags behind the address, so an id may begin with anything.
  if (id.length > 500 || /\p{Cc}/u.test(id))
    throw wrong('id', 'it is no id of anything', 'the id as the cloud writes it');
  return { do: 'import', address: checked(address), id, ...(args.length > 0 && { args }) };
}

function lookOrRemoval([what = '', ...addresses]: readonly string[]): StateAct {
  const [address, ...more] = addresses.map(checked);
  if (what === 'list' && address === undefined) return { do: 'list' };
  if (what === 'show' && address !== undefined && more.length === 0) return { do: 'show', address };
  if (what === 'rm' && address !== undefined) return { do: 'rm', addresses: [address, ...more] };
  throw wrong(
    'state',
    `"${[what, ...addresses].join(' ')}" is nothing that can be done`,
    'list, show ADDRESS or rm ADDRESS…',
  );
}

function checked(address: string): string {
  const why = addressProblem(address);
  if (why !== undefined)
    throw wrong(
      address.slice(0, 80),
      `it ${why}`,
      `for example 'module.a.aws_instance.web["x"]', with quotes around where it has some`,
    );
  return address;
}

function lockIdOf(id: string): string {
  if (/^[0-9A-Za-z-]{1,64}$/.test(id)) return id;
  throw wrong('state-lock', 'it is no id of a lock', 'the ID that the failed plan names');
}

const wrong = (field: string, why: string, expected: string): Refusal => {
  const problem: Problem = { code: 'bad-input', field, why, expected };
  return new Refusal(problem);
};
