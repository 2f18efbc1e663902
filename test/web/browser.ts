/** A browser for tests: keeps cookies by host and path as browsers do, and follows redirects when it is told to. */
export function createBrowser() {
  const cookies: { host: string; name: string; value: string; path: string; facts: string }[] = [];

  const cookiesFor = (url: URL): string =>
    cookies
      .filter(({ host, path }) => host === url.host && (path === '/' || url.pathname.startsWith(path)))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  function keep(url: URL, line: string): void {
    const [pair = '', ...facts] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const path = facts.find((fact) => fact.startsWith('Path='))?.slice(5) ?? '/';
    const at = cookies.findIndex((each) => each.host === url.host && each.name === name);
    if (at >= 0) cookies.splice(at, 1);
    if (!facts.includes('Max-Age=0')) cookies.push({ host: url.host, name, value, path, facts: line });
  }

  async function send(address: string, headers: Record<string, string>, form?: URLSearchParams): Promise<Response> {
    const url = new URL(address);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { connection: 'close', cookie: cookiesFor(url), ...headers },
      ...(form && { method: 'POST', body: form }),
    });
    for (const line of response.headers.getSetCookie()) keep(url, line);
    return response;
  }

  const get = (address: string, headers: Record<string, string> = {}) => send(address, headers);

  return {
    cookies,
    get,
    /** Sends a form. */
    post: (address: string, fields: Record<string, string>) => send(address, {}, new URLSearchParams(fields)),
    /** Goes on until no redirect is left. */
    async visit(address: string): Promise<Response> {
      let response = await get(address);
      let here = address;
      for (let hops = 0; response.status === 302 && hops < 10; hops += 1) {
        here = new URL(response.headers.get('location') ?? '', here).href;
        response = await get(here);
      }
      return response;
    },
  };
}
