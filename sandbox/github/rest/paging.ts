import type { Call, Reply } from './route.ts';

/** The part of a list that was asked for, and the `Link` header that leads to the rest. */
export function pageOf<T>({ query, url }: Call, items: readonly T[]): { items: T[]; headers: Record<string, string> } {
  const size = Math.min(100, Math.max(1, Number(query.per_page ?? 30)));
  const page = Math.max(1, Number(query.page ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const linkTo = (target: number, rel: string) => {
    const address = new URL(url);
    address.searchParams.set('page', String(target));
    return `<${address.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [linkTo(page - 1, 'prev'), linkTo(1, 'first')] : []),
    ...(page < last ? [linkTo(page + 1, 'next'), linkTo(last, 'last')] : []),
  ];
  const headers: Record<string, string> = links.length > 0 ? { link: links.join(', ') } : {};
  return { items: items.slice((page - 1) * size, page * size), headers };
}

/** A plain list as an answer. */
export function listReply<T>(call: Call, things: readonly T[], toJson: (thing: T) => unknown): Reply {
  const { items, headers } = pageOf(call, things);
  return { status: 200, body: items.map(toJson), headers };
}
