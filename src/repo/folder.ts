/** A folder or pattern from the repository's root in one form, `.` for the root; undefined for what leads out of it. */
export function folderOf(dir: string): string | undefined {
  const parts = dir.split('/').filter((part) => part !== '' && part !== '.');
  const leaves = dir.startsWith('/') || dir.startsWith('~') || dir.includes('\\') || parts.includes('..');
  return leaves || /\p{Cc}/u.test(dir) ? undefined : parts.join('/') || '.';
}
