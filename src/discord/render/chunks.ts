/** Lines in as few pages as hold them, each of at most `max` characters; a line that is longer alone is cut. At least one page. */
export function chunks(all: readonly string[], max: number): string[] {
  const pages: string[] = [];
  let page = '';
  for (const line of all.map((one) => one.slice(0, max))) {
    const longer = page === '' ? line : `${page}\n${line}`;
    if (longer.length <= max) page = longer;
    else {
      pages.push(page);
      page = line;
    }
  }
  return [...pages, page];
}
