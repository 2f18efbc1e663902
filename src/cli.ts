#!/usr/bin/env node
import { Command } from 'commander';
import { addAdopt } from './cli/add-adopt.ts';
import { addAdvise } from './cli/add-advise.ts';
import { addAi } from './cli/add-ai.ts';
import { addAudit } from './cli/add-audit.ts';
import { addEngines } from './cli/add-engines.ts';
import { addFiles } from './cli/add-files.ts';
import { addHistory } from './cli/add-history.ts';
import { addKnowledge } from './cli/add-knowledge.ts';
import { addPolicy } from './cli/add-policy.ts';
import { addPrices } from './cli/add-prices.ts';
import { addReview } from './cli/add-review.ts';
import { addService } from './cli/add-service.ts';
import { addState } from './cli/add-state.ts';
import { addTokens } from './cli/add-tokens.ts';
import { inWords } from './core/explain.ts';
import { Refusal } from './core/refusal.ts';
import { ownVersion } from './version.ts';

/** In the order of `--help`. */
const GROUPS = [
  ...[addService, addFiles, addAdvise, addAdopt, addReview, addAudit, addHistory],
  ...[addEngines, addPolicy, addPrices, addKnowledge, addAi, addState, addTokens],
];

/** Commands load what they need when they run, so that `--help` and `generate` answer at once. */
export function createCli(): Command {
  const cli = new Command('guildops')
    .description('Infrastructure change by chat and pull request')
    .version(ownVersion());
  for (const add of GROUPS) add(cli);
  return cli;
}

/** What went wrong, for a person at a terminal: reasons of a refusal, bad settings, else the message; the stack only when asked for. */
export function describeFailure(error: unknown): string {
  if (error instanceof Refusal) return inWords(error);
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error)
    return `There is no ${String(error.path)}.`;
  if (error instanceof Error)
    return process.env.GUILDOPS_LOG_LEVEL === 'debug' ? (error.stack ?? error.message) : error.message;
  return String(error);
}

createCli()
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  });
