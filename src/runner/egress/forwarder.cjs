// Runs inside the jail, with node alone: what connects to the loopback port there is led to the proxy's socket, the only way out.
// CommonJS, because it starts faster. Told: the port, and the socket's path. Says `ready` and closes its output once it listens.
const { closeSync, openSync, writeSync } = require('node:fs');
const { connect, createServer } = require('node:net');

const [, , port = '', path = ''] = process.argv;

const server = createServer((inside) => {
  const outside = connect(path);
  inside.pipe(outside);
  outside.pipe(inside);
  // An end is handed on, so that what is on its way still arrives.
  inside.on('close', () => outside.end()).on('error', () => outside.destroy());
  outside.on('close', () => inside.end()).on('error', () => inside.destroy());
});
server.listen(Number(port), '127.0.0.1', () => {
  // Held as long as this jail lives: by its end the proxy of an apply knows that it is over. Name: LIFELINE in proxy.mjs
  const lifeline = connect(path, () =>
    lifeline.write('CONNECT lifeline.guildops.internal:1 HTTP/1.1\r\nhost: lifeline\r\n\r\n'),
  );
  lifeline.on('error', () => {});
  lifeline.resume();
  writeSync(1, 'ready');
  // The lowest descriptor is used next: streams look at their standard output.
  closeSync(1);
  openSync('/dev/null', 'w');
});
