import { type Environment, parseConfig } from '../config.ts';
import { start } from '../main.ts';

/** Ends the process with a reason; what is cut off is finished after the next start. */
function die(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

/**
 * Starts the service and stops it in good order on SIGTERM and SIGINT. A start that fails ends the process, whatever was open by then.
 * @throws ConfigError that names every bad setting
 */
export async function runService(environment: Environment): Promise<void> {
  const config = parseConfig(environment);
  const fail = (error: unknown) => die(error instanceof Error ? error.message : String(error));
  const running = await start(config, { onFatal: fail }).catch(fail);
  let isStopping = false;
  const stop = () => {
    if (isStopping) die('stopped at once');
    isStopping = true;
    running.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
