// Writes the README's table of settings from the schema that parses them: npx tsx scripts/settings-table.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { SETTINGS } from '../src/settings.ts';

const START = '| variable | meaning | default |\n|---|---|---|\n';
const defaultOf = (setting) => {
  const parsed = setting.safeParse(undefined);
  const given = setting.def?.defaultValue ?? setting.def?.in?.def?.defaultValue;
  if (!parsed.success) return '**required**';
  return given === undefined || given === '' ? '' : `\`${given}\``;
};
const rows = Object.entries(SETTINGS.shape).map(
  ([name, setting]) =>
    `| \`${name}\` | ${(setting.description ?? '').replaceAll('|', '\\|')} | ${defaultOf(setting)} |`,
);

const readme = readFileSync('README.md', 'utf8');
const at = readme.indexOf(START) + START.length;
const end = readme.indexOf('\n\n', at);
writeFileSync('README.md', readme.slice(0, at) + rows.join('\n') + readme.slice(end));
