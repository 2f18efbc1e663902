import { randomInt } from 'node:crypto';
import type { Actor, Answer, OptionValue } from '../sandbox/discord/index.ts';
import { ready, startProgram } from '../sandbox/world/program.ts';
import type { World } from '../sandbox/world/sandbox.ts';
import type { Figure } from './figure.ts';
import type { BenchStage } from './stage.ts';

const USERS = 50;
const ROUNDS = 10;

/** Commands that are stored with a job before they are acknowledged: the slow way through the door. */
const COMMANDS: readonly [name: string, options: Record<string, OptionValue>][] = [
  ['cloud-projects', {}],
  ['cloud-list', {}],
  ['cloud-deploy', { project: 'none-of-that-name' }],
];

const addUsers = ({ discord, guild }: World): Actor[] =>
  Array.from({ length: USERS }, (_, n) => discord.addMember(guild, `user-${n}`));

function commandOf(person: Actor, { channel }: World): Promise<Answer> {
  const [name, options] = COMMANDS[randomInt(COMMANDS.length)] ?? ['cloud-projects', {}];
  return person.run(name, options, { channel });
}

/** Fifty people press Enter in the same moment, several times; how long each waits, as Discord sees it. */
export async function measureAcknowledgement({ world }: BenchStage): Promise<Figure[]> {
  const users = addUsers(world);
  const program = startProgram(world.settings);
  const together = async () => {
    const answers = await Promise.all(users.map((person) => commandOf(person, world)));
    await Promise.all(answers.map((answer) => answer.settled()));
  };
  try {
    await ready(program);
    await together(); // a stand-in compiles its description of Discord once, and V8 both programs
    const before = world.discord.acknowledgements.length;
    for (let round = 0; round < ROUNDS; round += 1) await together();
    const values = world.discord.acknowledgements.slice(before).map(({ ms }) => ms);
    return [
      {
        what: `interaction → acknowledgement, ${USERS} at once`,
        unit: 'ms',
        values,
        target: { of: 'p99', below: 200 },
      },
    ];
  } finally {
    await program.stop();
  }
}
