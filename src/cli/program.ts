/** The commands, their arguments and flags. Each command's work is imported when it is asked for. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { oneLine } from '../report/escape.ts';
import { bugText } from './bug.ts';
import { exitCodes } from './exit-policy.ts';
import type { EvidenceFlags, RunFlags } from './run.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

function port(value: string, before: readonly string[] = []): string[] {
  if (!/^\d{1,5}$/.test(value) || Number(value) < 1 || Number(value) > 65535)
    throw new InvalidArgumentError('a port is a number from 1 to 65535');
  return [...before, value];
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

function timeMs(value: string): number {
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)$/.exec(value) ?? [];
  const ms = Number(number) * (unitMs[unit] ?? 0);
  if (ms <= 0) throw new InvalidArgumentError('a time is written as 90s, 2m or 1h');
  return ms;
}

/** Flags of every command that looks at evidence. */
const withEvidence = (command: Command, refresh: readonly [flag: string, does: string]): Command =>
  command
    .option('--pinned', 'use pinned evidence only; never touch the network')
    .option(...refresh)
    .option('--live', 'fetch and keep nothing')
    .option('--allow-host <host[:port]>', 'let this host be asked although its address or port is not public', collect)
    .option('--allow-port <port>', 'let this port be asked besides 80 and 443', port)
    .option('--no-robots', 'do not ask for robots.txt')
    .option('--deadline <time>', 'ask the network for so long in all, as 90s or 2m; the rest is left open', timeMs)
    .option('--contact <address>', 'mail or URL for the User-Agent; some hosts refuse clients without one');

const refreshAll = ['--refresh', 'fetch anew, and keep it'] as const;
const refreshSome = ['--refresh [ids...]', 'fetch anew, for all claims or for these, and show what changed'] as const;

/** `--refresh claims/a.yaml`: no id is spelt like a file, so the file is meant, and all its claims. */
function filesAfterRefresh(files: readonly string[], flags: RunFlags): { files: string[]; flags: RunFlags } {
  const { refresh } = flags;
  if (!Array.isArray(refresh)) return { files: [...files], flags };
  const isFile = (word: string): boolean => /[/\\]|\.ya?ml$/i.test(word);
  const ids = refresh.filter((word) => !isFile(word));
  return {
    files: [...files, ...refresh.filter(isFile)],
    flags: { ...flags, refresh: ids.length === 0 ? true : ids },
  };
}

const chalkFor = async (env: Shell['env'], stream: NodeJS.WriteStream): Promise<Shell['chalk']> => {
  const { Chalk } = await import('chalk');
  const plain = (env['NO_COLOR'] ?? '') !== '' || !stream.isTTY;
  return new Chalk({ level: (env['FORCE_COLOR'] ?? '') !== '' && (env['NO_COLOR'] ?? '') === '' ? 1 : plain ? 0 : 1 });
};

async function shellOf(version: string): Promise<Shell> {
  const { stdout, stderr, env } = process;
  // Whoever reads the output may stop reading (`| head`): the rest goes nowhere, and the run still comes to its end, so
  // that reports are written and the exit code is the true one.
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  return {
    version,
    folder: process.cwd(),
    env,
    width: stdout.columns || 80,
    isTerminal: stdout.isTTY === true,
    chalk: await chalkFor(env, stdout),
    stderr,
    elapsedMs: () => performance.now(),
    print: (line) => {
      stdout.write(`${line}\n`);
    },
    error: (text) => {
      stderr.write(`${text}\n`);
    },
  };
}

type Action = (shell: Shell) => Promise<number>;

/** What the program says before a command has begun, and where it gets its shell: of the process, or of a test. */
export interface Outside {
  shell(version: string): Promise<Shell>;
  say(text: string): void;
  complain(text: string): void;
}

const ofProcess: Outside = {
  shell: shellOf,
  say: (text) => {
    process.stdout.write(text);
  },
  complain: (text) => {
    process.stderr.write(text);
  },
};

function commandsOf(version: string, outside: Outside, act: (action: Action) => Promise<void>): Command {
  const program = new Command('factcheck')
    .configureOutput({
      writeOut: outside.say,
      writeErr: outside.complain,
      // What was typed stands in the message as it was typed: in CI it may come from a pull request.
      outputError: (text, write) =>
        write(
          text
            .trim()
            .split(/\n(?=\(Did you mean )/)
            .map((part) => `${oneLine(part)}\n`)
            .join(''),
        ),
    })
    .description('Unit tests for the facts in an article: deterministic verdicts on archived, replayable evidence.')
    .version(version, '-V, --version')
    .exitOverride();

  withEvidence(
    program
      .command('run')
      .description('check claims, print each verdict, write reports')
      .argument('[files...]', 'claims files; default: claims/*.yaml')
      .option('--claim <id>', 'only this claim; * stands for anything', collect)
      .option('--tag <tag>', 'only claims with this tag', collect)
      .option('--changed <ref>', 'only claims that changed against this git ref, or whose evidence did')
      .option('--report <file>', 'write the verdict report as Markdown')
      .option('--json <file>', 'write the report as JSON (format factcheck-report/1)')
      .addOption(
        new Option(
          '--fail-on <policy>',
          'what makes the exit code 1: contradicted, unverifiable, or causes, between commas',
        ).default('contradicted'),
      )
      .option('--annotate', 'print findings as workflow commands for a code host'),
    refreshSome,
  ).action((named: string[], given: RunFlags) => {
    const { files, flags } = filesAfterRefresh(named, given);
    return act(async (shell) => (await import('./run.ts')).run(files, flags, shell));
  });

  program
    .command('lint')
    .description('read claims files and report every problem; no network')
    .argument('[files...]')
    .option('--article <file>', "compare with the article's own text")
    .option('--list', 'print the id of every claim')
    .action((files: string[], flags: { article?: string; list?: boolean }) =>
      act(async (shell) => (await import('./lint.ts')).lint(files, flags, shell)),
    );

  withEvidence(
    program.command('explain').description('one claim, step by step').argument('<id>').argument('[files...]'),
    refreshAll,
  ).action((id: string, files: string[], flags: EvidenceFlags) =>
    act(async (shell) => (await import('./explain.ts')).explainClaim(id, files, flags, shell)),
  );

  withEvidence(
    program
      .command('probe')
      .description('what the reader sees on a page: dates, figures, tables, each with the locator that finds it')
      .argument('<url or file>')
      .option('--from <n>', 'begin with the figure of this number', '1')
      .option('--json', 'as JSON'),
    refreshAll,
  ).action((target: string, flags: EvidenceFlags & { from: string; json?: boolean }) =>
    act(async (shell) => (await import('./probe.ts')).probe(target, flags, shell)),
  );

  program
    .command('mutate')
    .description('shift every claim and its evidence, and demand that the verdict turns')
    .argument('[files...]')
    .option('--claim <id>', 'only this claim', collect)
    .option('--min-score <percent>', 'exit 1 below this share of killed variants', '100')
    .action((files: string[], flags: { claim?: string[]; minScore: string }) =>
      act(async (shell) => (await import('./mutate.ts')).mutateClaims(files, flags, shell)),
    );

  program
    .command('verify')
    .description('does a JSON report still follow from its claims file and evidence? no network')
    .argument('<report.json>')
    .action((report: string) => act(async (shell) => (await import('./verify.ts')).verifyReport(report, shell)));

  program
    .command('figures')
    .description('what is read in a text: each figure with its interval, unit and rule')
    .argument('[text]', 'the text, the name of a file, or - for standard input', '-')
    .option('--dateline <day>', 'the day against which relative dates resolve, as 2025-12-11')
    .option('--why-not', 'the numbers that are left alone too, each with the rule that says so')
    .option('--json', 'as JSON')
    .action((text: string, flags: { dateline?: string; whyNot?: boolean; json?: boolean }) =>
      act(async (shell) => (await import('./figures-command.ts')).figures(text, flags, shell)),
    );

  program
    .command('sources')
    .description('every source: what it can be asked, an example, its limits')
    .action(() => act(async (shell) => (await import('./sources.ts')).listSources(shell)));

  program
    .command('schema')
    .description('the JSON Schema of claims files, or of reports')
    .addOption(new Option('--of <what>').choices(['claims', 'report']).default('claims'))
    .action((flags: { of: 'claims' | 'report' }) =>
      act(async (shell) => (await import('./schema.ts')).printSchema(flags.of, shell)),
    );

  const evidence = program
    .command('evidence')
    .description('look at the evidence folder, check it, add to it, export it');
  const onEvidence = (command: Command): Command =>
    command.option('--folder <folder>', 'the evidence folder; default: where the config says, else claims/evidence');
  const evidenceAction =
    (name: string) =>
    (...given: unknown[]): Promise<void> =>
      act(async (shell) => (await import('./evidence-commands.ts')).evidenceCommand(name, given, shell));
  onEvidence(evidence.command('list').description('every capture')).action(evidenceAction('list'));
  onEvidence(evidence.command('show').description('one capture: its headers and text').argument('<url>')).action(
    evidenceAction('show'),
  );
  onEvidence(evidence.command('verify').description('check every digest')).action(evidenceAction('verify'));
  onEvidence(
    evidence
      .command('prune')
      .description('remove captures that no claim rests on')
      .option('--yes', 'really remove them'),
  ).action(evidenceAction('prune'));
  onEvidence(
    evidence.command('export').description('write a WACZ file that web archives open').requiredOption('--wacz <file>'),
  ).action(evidenceAction('export'));
  onEvidence(
    evidence
      .command('import')
      .description('take captures from a HAR or WARC file, or hand-made ones from a folder of .http files')
      .argument('<file or folder>')
      .option('--taken <instant>', 'for hand-made captures that do not say when'),
  ).action(evidenceAction('import'));
  onEvidence(
    evidence
      .command('add')
      .description('keep a page that you saved yourself, marked as supplied by hand')
      .argument('<url>')
      .argument('<file>')
      .requiredOption('--by <name>', 'who saved it')
      .requiredOption('--at <day>', 'when, as 2026-01-05 or 2026-01-05T12:00:00Z')
      .option('--type <content type>', "of the page, where its file's ending does not tell"),
  ).action(evidenceAction('add'));
  return hinted(program, 'factcheck');
}

/** After a mistake each command names its own help. */
function hinted(command: Command, typed: string): Command {
  for (const each of command.commands) hinted(each, `${typed} ${each.name()}`);
  return command.showHelpAfterError(`(see: ${typed} --help)`);
}

/** Runs one command and gives its exit code. A user's mistake is a sentence; a stack trace means that the program erred. */
export async function main(args: readonly string[], version: string, outside: Outside = ofProcess): Promise<number> {
  let code: number = exitCodes.fine;
  const program = commandsOf(version, outside, async (action) => {
    code = await action(await outside.shell(version));
  });
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.misused;
    if (error instanceof UsageError) {
      outside.complain(`${oneLine(error.message, 1000)}\n`);
      return exitCodes.misused;
    }
    outside.complain(`${bugText(error, process.env)}\n`);
    return exitCodes.misused;
  }
}
