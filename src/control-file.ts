import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How to reach the running program: written into the data folder at start, readable by its owner only. */
export interface ControlFile {
  url: string;
  token: string;
}

const pathOf = (dataDir: string): string => join(dataDir, 'control.json');

export const writeControlFile = (dataDir: string, file: ControlFile): Promise<void> =>
  writeFile(pathOf(dataDir), JSON.stringify(file), { mode: 0o600 });

export const removeControlFile = (dataDir: string): Promise<void> => rm(pathOf(dataDir), { force: true });

async function readControlFile(dataDir: string): Promise<ControlFile | undefined> {
  try {
    return JSON.parse(await readFile(pathOf(dataDir), 'utf8')) as ControlFile;
  } catch {
    return undefined;
  }
}

/**
 * Asks the program that owns the data folder; undefined when none runs, or only the file of one that crashed is left.
 * @throws Error with what the program answered
 */
export async function askRunning(
  dataDir: string,
  command: string,
  body: Readonly<Record<string, string>> = {},
): Promise<{ result: unknown } | undefined> {
  const file = await readControlFile(dataDir);
  if (!file) return undefined;
  const request = { method: 'POST', headers: { authorization: `Bearer ${file.token}` }, body: JSON.stringify(body) };
  const response = await fetch(`${file.url}/control/${command}`, request).catch(() => undefined);
  if (!response) return undefined;
  const answer = (await response.json()) as { result?: unknown; error?: string };
  if (!response.ok) throw new Error(answer.error ?? `the running program answered ${response.status}`);
  return { result: answer.result };
}
