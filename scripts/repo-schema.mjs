// Writes docs/guildops.schema.json from the schema that reads guildops.yaml: npx tsx scripts/repo-schema.mjs
import { writeFileSync } from 'node:fs';
import { repoJsonSchema } from '../src/repo/json-schema.ts';

writeFileSync('docs/guildops.schema.json', `${JSON.stringify(repoJsonSchema(), null, 2)}\n`);
