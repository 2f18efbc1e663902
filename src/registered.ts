import type { Ports } from './deploy/ports.ts';

/** What the start-up line says: everything that was registered. */
export async function registered({ store, rules, reviewer }: Ports, commands: number): Promise<object> {
  const projects = await Promise.all([...rules.guilds.keys()].map((guild) => store.projects.ofGuild(guild)));
  return {
    guilds: commands > 0 ? rules.guilds.size : 0,
    repositories: [...rules.guilds.values()].flatMap(({ repos }) => repos).length,
    commands,
    projects: projects.flat().length,
    ai: reviewer?.status().text ?? 'limited',
    sandbox: rules.sandbox,
  };
}
