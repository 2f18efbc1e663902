import type { MergeByPerson, ReviewByPerson } from '../../github/person.ts';
import { type Deed, type Scene, textIn } from '../scene.ts';
import { RERUN } from './checks.ts';

type Act = (scene: Scene, form: FormData) => Promise<unknown>;

/** What is done leaves the view as it is. */
const deed =
  (act: Act): Deed =>
  async (scene, form) => {
    await act(scene, form);
    return {};
  };

const numberIn = (form: FormData): number => Number(textIn(form, 'pull'));

/** One of the values that a form of the page sends. @throws Error for any other */
function oneOf<T extends string>(form: FormData, name: string, values: readonly T[]): T {
  const text = textIn(form, name);
  const value = values.find((each) => each === text);
  if (value === undefined) throw new Error(`${name} is one of ${values.join(', ')}`);
  return value;
}

const EVENTS = ['APPROVE', 'REQUEST_CHANGES', 'COMMENT'] as const satisfies readonly ReviewByPerson['event'][];
const METHODS = ['merge', 'squash', 'rebase'] as const satisfies readonly MergeByPerson['method'][];

const check: Act = async ({ room, view }, form) => {
  const [run, button] = [Number(textIn(form, 'run')), textIn(form, 'button')];
  if (button === RERUN) view.person.rerunCheck(room.repo, run);
  else view.person.clickCheck(room.repo, run, button);
};

/** What a person can do in GitHub's half, with the rights that they have there. */
export const GITHUB_DEEDS: Readonly<Record<string, Deed>> = {
  comment: deed(({ room, view }, form) => view.person.comment(room.repo, numberIn(form), textIn(form, 'body'))),
  review: deed(({ room, view }, form) =>
    view.person.review(room.repo, numberIn(form), { event: oneOf(form, 'event', EVENTS), body: textIn(form, 'body') }),
  ),
  merge: deed(({ room, view }, form) =>
    view.person.merge(room.repo, numberIn(form), { method: oneOf(form, 'method', METHODS) }),
  ),
  close: deed(({ room, view }, form) => view.person.close(room.repo, numberIn(form))),
  reopen: deed(({ room, view }, form) => view.person.reopen(room.repo, numberIn(form))),
  check: deed(check),
  'close-notice': deed(async () => undefined),
};
