/** Installs terraform 1.9.8 as the program would, in a process that a test can kill. Reads its order from standard input. */
import { text } from 'node:stream/consumers';
import { createInstall } from '../../../src/runner/install/install.ts';
import { QUICK } from './rig.ts';

const { folder, origins, key } = JSON.parse(await text(process.stdin));
const install = createInstall({ folder, origins, keys: () => [key], patience: QUICK });
console.log(await install({ name: 'terraform', version: '1.9.8' }));
