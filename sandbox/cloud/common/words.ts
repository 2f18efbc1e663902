/** The words of a table of names. */
export function words(table: string): string[] {
  return table.trim().split(/\s+/);
}
