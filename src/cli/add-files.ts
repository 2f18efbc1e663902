import type { Command } from 'commander';
import { print } from './print.ts';

/** Files of an infrastructure repository, for people who work in it by hand. */
export function addFiles(cli: Command): void {
  cli
    .command('generate')
    .argument('[folder]', "a project's folder, or one above some", '.')
    .description('Make the generated .tf files of projects equal to their resource files')
    .action(async (folder: string) => {
      const { generate } = await import('./generate.ts');
      for (const { directory, written, removed } of await generate(folder)) {
        for (const path of written) print(`wrote ${path}`);
        for (const path of removed) print(`removed ${path}`);
        if (written.length + removed.length === 0) print(`${directory} is in step`);
      }
    });

  cli
    .command('templates')
    .option('--provider <provider>', 'only those for one cloud')
    .description('List the templates: resources that go together')
    .action(async ({ provider }: { provider?: string }) =>
      print((await import('./templates.ts')).templatesText(provider)),
    );

  cli
    .command('template')
    .argument('<id>', 'a template, as `guildops templates` lists them')
    .requiredOption('--project-folder <folder>', "the project's folder, with its project.yaml")
    .option('--prefix <prefix>', 'begins every name; none while the names are free')
    .option('--size <size>', 'small, medium or large, for those that ask for it')
    .option('--second_region <region>', 'for those that stand in two regions; one nearby when left out')
    .option('--certificate <certificate>', 'to be reached from outside, for those that ask for it')
    .option('--identity <id>', 'on Azure: reads the certificate')
    .option('--ssh_public_key <key>', 'on Azure: the line of a .pub file; who has the other half administers machines')
    .description('Write the resource files of a template into a project, and generate')
    .action(async (id: string, { projectFolder, ...answers }: Record<string, string>) => {
      const { addTemplate } = await import('./templates.ts');
      for (const path of (await addTemplate(id, projectFolder ?? '.', answers)).written) print(`wrote ${path}`);
    });

  cli
    .command('import-atlantis')
    .argument('[file]', 'an atlantis.yaml of version 3', 'atlantis.yaml')
    .description('Write a guildops.yaml from an atlantis.yaml, and say what it could not carry over')
    .action(async (file: string) => {
      const { importConfig } = await import('./import-atlantis.ts');
      for (const line of await importConfig(file)) print(line);
    });
}
