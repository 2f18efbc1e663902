import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Says at the end what was left out and why: a skipped test without a reason looks like one that passed. */
export default class LeftOut implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    if (skipped.length === 0) return;
    console.log(`\nLeft out: ${skipped.length} tests`);
    for (const [why, tests] of byReason(skipped)) {
      console.log(`  ${why}`);
      for (const test of tests) console.log(`    · ${test.fullName}`);
    }
  }
}

function byReason(tests: readonly TestCase[]): Map<string, TestCase[]> {
  const groups = new Map<string, TestCase[]>();
  for (const test of tests) {
    const result = test.result();
    const why =
      (result.state === 'skipped' ? result.note : undefined) ??
      'what it needs is not on this machine (its file says what)';
    groups.set(why, [...(groups.get(why) ?? []), test]);
  }
  return groups;
}
