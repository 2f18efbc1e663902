/** Where terraform finds a provider that already runs. */
export interface RunningProvider {
  /** `hashicorp/google` */
  source: string;
  /** Path of its unix socket. */
  socket: string;
}

/** The hosts under which terraform and OpenTofu know a provider that is written without one. */
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/**
 * The value of `TF_REATTACH_PROVIDERS`. terraform looks every second whether `pid` still lives and gives up the run
 * when it cannot tell; when the socket is dead it *kills* that process. So the pid has to be one that terraform sees,
 * may signal, and may kill. `Test` keeps terraform from ending the provider after its run.
 */
export function reattachValue(providers: readonly RunningProvider[], pid: number): string {
  const entries = providers.flatMap(({ source, socket }) => {
    const running = {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: pid,
      Test: true,
      Addr: { Network: 'unix', String: socket },
    };
    return REGISTRIES.map((host) => [`${host}/${source}`, running] as const);
  });
  return JSON.stringify(Object.fromEntries(entries));
}
