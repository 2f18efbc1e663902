// Writes docs/guildops.schema.json from the schema that reads guildops.yaml: node scripts/repo-schema.mjs (after npm run build).
import { writeFileSync } from 'node:fs';
import { repoJsonSchema } from '../dist/src/repo/json-schema.js';

writeFileSync('docs/guildops.schema.json', `${JSON.stringify(repoJsonSchema(), null, 2)}\n`);
