import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Project } from '../core/project.ts';
import { fromDoc } from './codec.ts';

/** Every project in a database that a running service may have open; none where there is no database yet. */
export function readProjects(file: string): Project[] {
  if (!existsSync(file)) return [];
  const sqlite = new BetterSqlite3(file, { readonly: true });
  try {
    const isNew = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'projects'").get() === undefined;
    const rows = isNew ? [] : sqlite.prepare<[], { doc: string }>('SELECT doc FROM projects ORDER BY guild, id').all();
    return rows.map(({ doc }) => fromDoc<Project>(doc));
  } finally {
    sqlite.close();
  }
}
