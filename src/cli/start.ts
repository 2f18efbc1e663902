import { type Environment, parseConfig } from '../config.ts';
import { start } from '../main.ts';

/** Starts the service and stops it in good order on SIGTERM and SIGINT. @throws ConfigError that names every bad setting */
export async function runService(environment: Environment): Promise<void> {
  const onFatal = (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  };
  const running = await start(parseConfig(environment), { onFatal });
  let isStopping = false;
  const stop = () => {
    // A second signal does not wait: whatever is cut off here is finished after the next start.
    if (isStopping) process.exit(1);
    isStopping = true;
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
