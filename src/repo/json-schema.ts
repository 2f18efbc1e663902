import { z } from 'zod';
import { schema } from './config.ts';

/** The JSON Schema of `guildops.yaml`, for editors: what may be written, before defaults. */
export const repoJsonSchema = (): object => ({
  $id: 'https://raw.githubusercontent.com/guildops/guildops/main/docs/guildops.schema.json',
  title: 'guildops.yaml',
  ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
});
