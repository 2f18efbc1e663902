import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { findChromium } from '../../sandbox/page/chromium.ts';

/** Says at the end what was left out and why: a skipped test without a reason looks like one that passed. */
export default class LeftOut implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    if (skipped.length === 0) return;
    const missing = missingHere();
    console.log(`\nLeft out: ${skipped.length} tests. Missing on this machine: ${missing.join('; ') || 'nothing'}`);
    for (const [why, tests] of byReason(skipped, missing)) {
      console.log(`  ${why}`);
      for (const [file, names] of byFile(tests)) console.log(`    · ${file}: ${inShort(names)}`);
    }
  }
}

/** A file with one test left out names it; a list of all would hide the rest of what was printed. */
const inShort = ([only = '', ...more]: readonly string[]): string =>
  more.length === 0 ? only : `${more.length + 1} tests`;

function byFile(tests: readonly TestCase[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const { module, fullName } of tests) {
    const file = relative(process.cwd(), module.moduleId);
    files.set(file, [...(files.get(file) ?? []), fullName]);
  }
  return files;
}

const runs = (command: string, argument: string): boolean =>
  spawnSync(command, [argument], { stdio: 'ignore' }).status === 0;

/** What tests look for, with the way to get it. */
function missingHere(): string[] {
  return [
    ...(runs('terraform', 'version') ? [] : ['terraform (https://developer.hashicorp.com/terraform/install)']),
    ...(runs('bwrap', '--version') ? [] : ['bubblewrap (the package of that name)']),
    ...(findChromium() ? [] : ['chromium (the package of that name, or CHROMIUM_BIN)']),
    ...(existsSync(join(import.meta.dirname, '../../../shared/data'))
      ? []
      : ['the collected facts beside the checkout (only maintainers have them)']),
  ];
}

function byReason(tests: readonly TestCase[], missing: readonly string[]): Map<string, TestCase[]> {
  const groups = new Map<string, TestCase[]>();
  const unsaid = missing.length > 0 ? 'they need something of the above' : 'their files say what they need';
  for (const test of tests) {
    const result = test.result();
    const why = (result.state === 'skipped' ? result.note : undefined) ?? unsaid;
    groups.set(why, [...(groups.get(why) ?? []), test]);
  }
  return groups;
}
