/** Changes a state as the program would, and dies at the moment it is told to. Reads its order from standard input. */
import { text } from 'node:stream/consumers';
import type { StateTask } from '../../src/deploy/ports.ts';
import { type SmallOptions, startSmall } from './small.ts';

const { options, task } = JSON.parse(await text(process.stdin)) as { options: SmallOptions; task: StateTask };
const { engine, die } = await startSmall(options);
console.log(JSON.stringify(await engine.state(task)));
die('after terraform has ended, before anything is recorded');
