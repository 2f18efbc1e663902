/** A folder or glob from the repository's root in one form, `.` for the root; undefined for what leads out of it. */
export function normalFolder(dir: string): string | undefined {
  const parts = dir.split('/').filter((part) => part !== '' && part !== '.');
  const leaves = dir.startsWith('/') || dir.startsWith('~') || dir.includes('\\') || parts.includes('..');
  if (leaves || /\p{Cc}/u.test(dir)) return undefined;
  return parts.join('/') || '.';
}
