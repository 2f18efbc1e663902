import { z } from 'zod';

/** A setting as a list of them shows it. */
export interface SettingInfo {
  id: string;
  /** What is expected, in words. */
  expected: string;
  /** All that it may be, where that is a few words. */
  choices: readonly string[];
}

/** What the fields of a schema say of themselves, in its order. */
export const settingInfos = (shape: z.ZodRawShape): SettingInfo[] =>
  Object.entries(shape).map(([id, field]) => {
    const type = field as z.ZodType;
    return { id, expected: type.description ?? '', choices: choicesOf(type) };
  });

/** The words that are left when what converts, completes and makes optional is taken off. */
function choicesOf(type: unknown): readonly string[] {
  if (type instanceof z.ZodPipe) return choicesOf(type.out);
  if (type instanceof z.ZodDefault || type instanceof z.ZodOptional) return choicesOf(type.unwrap());
  if (type instanceof z.ZodEnum) return type.options.map(String);
  return type instanceof z.ZodBoolean ? ['true', 'false'] : [];
}
