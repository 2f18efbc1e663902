import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, in that order. Begun last, one of them would keep a worker busy after the others have ended. */
const LONGEST = [
  ...['crash/points', 'deploy/faults', 'crash/apply', 'github/many-projects', 'crash/any-moment', 'crash/after-merge'],
  ...['crash/by-hand', 'sandbox/fill/fill', 'must-hold/faults', 'story/story', 'sandbox/cloud/aws', 'crash/state-acts'],
  ...[
    'must-hold/four-eyes',
    'must-hold/moved',
    'sandbox/github/pulls',
    'generators/edits',
    'github/pulls',
    'git/merge',
  ],
  ...['github/standing', 'operations/doctor', 'operations/backup', 'must-hold/refusals', 'sandbox/cloud/azurerm'],
  ...['generators/templates/built-in', 'sandbox/github/webhooks', 'runner/outlive', 'story/drift', 'must-hold/gates'],
].map((name) => `/test/${name}.test.ts`);

/** The longest files first, the others as Vitest sorts them: a fresh checkout has no durations of an earlier run to go by. */
export class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specifications);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

/** What needs workers of its own goes before all: between others it would end theirs. */
function placeOf({ moduleId, project }: TestSpecification): number {
  if (project.config.isolate) return -1;
  const place = LONGEST.findIndex((path) => moduleId.endsWith(path));
  return place === -1 ? LONGEST.length : place;
}
