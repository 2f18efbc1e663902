// Makes src/catalog/data/<provider>.json from collected price lists:
//   node scripts/import-catalog.mjs <folder with gcp.json, prices-gcp.json and so on> [provider...]
// Only facts pass; what is never offered is left out. One line per region, type and rate, so that the next import is a readable diff.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importAws } from './import-catalog/aws.mjs';
import { importAzure } from './import-catalog/azure.mjs';
import { importGcp } from './import-catalog/gcp.mjs';

const IMPORTERS = { gcp: importGcp, aws: importAws, azure: importAzure };

const [source, ...wanted] = process.argv.slice(2);
if (!source || wanted.some((provider) => !(provider in IMPORTERS))) {
  console.error('usage: node scripts/import-catalog.mjs <folder with the price lists> [gcp] [aws] [azure]');
  process.exit(2);
}
const read = (name) => JSON.parse(readFileSync(join(source, name), 'utf8'));

/** JSON with one line per entry of each list or table; what is a plain value stays on its line. */
function print(catalog) {
  const section = (value) => {
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    if (Array.isArray(value)) return `[\n    ${value.map((row) => JSON.stringify(row)).join(',\n    ')}\n  ]`;
    const rows = Object.entries(value).map(([key, row]) => `${JSON.stringify(key)}: ${JSON.stringify(row)}`);
    return `{\n    ${rows.join(',\n    ')}\n  }`;
  };
  const sections = Object.entries(catalog).map(([key, value]) => `${JSON.stringify(key)}: ${section(value)}`);
  return `{\n  ${sections.join(',\n  ')}\n}\n`;
}

for (const provider of wanted.length > 0 ? wanted : Object.keys(IMPORTERS)) {
  const catalog = IMPORTERS[provider](read(`${provider}.json`), read(`prices-${provider}.json`));
  const text = print(catalog);
  const target = fileURLToPath(new URL(`../src/catalog/data/${provider}.json`, import.meta.url));
  writeFileSync(target, text);
  const { machineTypes, regions } = catalog;
  console.log(
    `${target}: ${machineTypes.length} machine types, ${regions.length} regions, ${Math.round(text.length / 1024)} KiB`,
  );
}
