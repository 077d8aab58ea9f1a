/**
 * Starts the programs of connections and experiments, and makes sure that they end. Each is the leader of a process
 * group where the platform has them (not on Windows), so that its children end with it.
 */
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { excerpt } from '../model/excerpt.ts';
import type { Failure, Result } from '../model/result.ts';
import { fail, success } from '../model/result.ts';
import type { Clock } from './clock.ts';
import { splitCommandLine } from './commandLine.ts';
import { processDescriptors, type DescriptorBudget } from './descriptorBudget.ts';
import { errorCode } from './failures.ts';
import { ProcessGroup } from './processGroup.ts';

/** How much of the end of a program's stderr is kept to explain a failure. */
const keptErrorBytes = 4096;
/** Descriptors of a program: stdin, stdout and stderr. */
const pipesOfProgram = 3;

export interface ProgramEnd {
  /** The exit code, or else the signal; neither where it could not be started, or we ended it. */
  readonly code?: number;
  readonly signal?: NodeJS.Signals;
  /** Why it ended, if it neither succeeded nor was ended by us. */
  readonly failure?: Failure;
}

/** A running program. */
export interface Program {
  readonly stdin: ChildProcessWithoutNullStreams['stdin'];
  readonly stdout: ChildProcessWithoutNullStreams['stdout'];
  /** Already being read, as text, to explain a failure; further readers are allowed. */
  readonly stderr: ChildProcessWithoutNullStreams['stderr'];
  /** Settles when it runs, or with the reason it could not be started. Never rejects. */
  readonly started: Promise<ProgramEnd>;
  /** Settles when it has ended and its output has been read. Never rejects. */
  readonly ended: Promise<ProgramEnd>;
  /**
   * Ends it and whatever is left of its process group, even if the program itself has already ended: by SIGTERM, then by
   * SIGKILL. Settles when they have ended. Never rejects.
   */
  end(): Promise<void>;
}

export interface ProgramsOptions {
  readonly clock: Pick<Clock, 'timer'>;
  /** The working directory of new programs, called each time. */
  readonly folder: () => string;
  /** The budget for the pipes; defaults to that of this process. */
  readonly descriptors?: DescriptorBudget;
}

export class Programs {
  readonly #options: ProgramsOptions;
  readonly #descriptors: DescriptorBudget;
  /** Programs that run, or whose group is not empty. */
  readonly #running = new Set<RunningProgram>();
  readonly #killAll = (): void => {
    for (const program of this.#running) program.kill();
  };

  constructor(options: ProgramsOptions) {
    this.#options = options;
    this.#descriptors = options.descriptors ?? processDescriptors;
  }

  /** Starts a program; `env` is added to our own. It fails here or, a moment later, through `started`. */
  start(commandLine: string, env: Readonly<Record<string, string>> = {}): Result<Program> {
    const words = splitCommandLine(commandLine);
    if (!words.ok) return fail({ code: 'ERR_COMMAND_LINE', message: words.message });
    // Node reports the system's limit too late to distinguish it; below our own limit there is room for a connection.
    if (!this.#descriptors.take(pipesOfProgram)) return fail(notStarted(commandLine, 'EMFILE'));
    const program = this.#spawn(commandLine, words, env);
    if (program.ok) this.#keep(program.value);
    else this.#descriptors.give(pipesOfProgram);
    return program;
  }

  #spawn(
    commandLine: string,
    { program, args }: { readonly program: string; readonly args: readonly string[] },
    env: Readonly<Record<string, string>>,
  ): Result<RunningProgram> {
    const { clock, folder } = this.#options;
    try {
      const child: ChildProcess = spawn(program, args, {
        cwd: folder(),
        env: { ...process.env, ...env },
        stdio: 'pipe',
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
      // An `error` event without a listener would end our process.
      child.on('error', () => undefined);
      if (hasPipes(child)) return success(new RunningProgram(child, commandLine, clock));
      // Node returns this when no more files can be opened; it reports which limit (EMFILE, ENFILE) a tick later.
      return fail(notStarted(commandLine, 'EMFILE'));
    } catch (error) {
      return fail(notStarted(commandLine, errorCode(error)));
    }
  }

  /** Ends all programs and settles when they have ended. */
  async dispose(): Promise<void> {
    await Promise.all([...this.#running].map((program) => program.end()));
  }

  #keep(program: RunningProgram): void {
    // If our process exits without `dispose`, the programs end as well.
    if (this.#running.size === 0) process.on('exit', this.#killAll);
    this.#running.add(program);
    void program.ended.then(() => this.#descriptors.give(pipesOfProgram));
    void program.gone.then(() => {
      this.#running.delete(program);
      if (this.#running.size === 0) process.off('exit', this.#killAll);
    });
  }
}

function hasPipes(child: ChildProcess): child is ChildProcessWithoutNullStreams {
  return [child.stdin, child.stdout, child.stderr].every(Boolean);
}

class RunningProgram implements Program {
  readonly stdin: ChildProcessWithoutNullStreams['stdin'];
  readonly stdout: ChildProcessWithoutNullStreams['stdout'];
  readonly stderr: ChildProcessWithoutNullStreams['stderr'];
  readonly started: Promise<ProgramEnd>;
  readonly ended: Promise<ProgramEnd>;
  /** Settles when its group is empty. */
  readonly gone: Promise<void>;
  readonly #group: ProcessGroup;
  #lastWords = '';
  #isEnding = false;

  constructor(child: ChildProcessWithoutNullStreams, commandLine: string, clock: Pick<Clock, 'timer'>) {
    this.stdin = child.stdin;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    // Errors of writing to an ended program, or reading from one that did not start: `ended` reports them.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => undefined);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-keptErrorBytes);
    });
    const notRunning = new Promise<ProgramEnd>((resolve) => {
      child.on('error', (error) => {
        if (child.pid === undefined) resolve({ failure: notStarted(commandLine, errorCode(error)) });
      });
    });
    const running = new Promise<ProgramEnd>((resolve) => child.on('spawn', () => resolve({})));
    const closed = new Promise<ProgramEnd>((resolve) => {
      child.on('close', (code, signal) => resolve(this.#endOf(commandLine, code, signal)));
    });
    this.started = Promise.race([running, notRunning]);
    this.ended = Promise.race([closed, notRunning]);
    this.#group = new ProcessGroup(child, this.ended, clock);
    this.gone = this.#group.gone;
  }

  async end(): Promise<void> {
    if (!this.#isEnding) {
      this.#isEnding = true;
      this.stdin.destroy();
      // Unread output would delay the exit event.
      this.stdout.resume();
      this.#group.end();
    }
    await this.gone;
  }

  /** Kills it immediately. */
  kill(): void {
    this.#group.signal('SIGKILL');
  }

  #endOf(commandLine: string, code: number | null, signal: NodeJS.Signals | null): ProgramEnd {
    if (this.#isEnding) return {};
    const end = { ...(code === null ? {} : { code }), ...(signal === null ? {} : { signal }) };
    if (code === 0) return end;
    const how = signal === null ? `ended with code ${String(code)}` : `was ended by ${signal}`;
    const lastLine = this.#lastWords.trimEnd().split('\n').at(-1)?.trim() ?? '';
    const why = lastLine === '' ? '.' : `: ${lastLine}`;
    return {
      ...end,
      failure: {
        code: 'ERR_PROGRAM',
        message: `The program ${excerpt(commandLine)} ${how}${why}`,
        advice: 'Run it by itself in a terminal to see all that it says.',
      },
    };
  }
}

function notStarted(commandLine: string, code: string): Failure {
  return {
    code,
    message: `The program ${excerpt(commandLine)} ${reasons[code] ?? 'could not be started'}.`,
    advice: advices[code] ?? 'Try the same line in a terminal.',
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'was not found',
  EACCES: 'may not be run',
  EMFILE: 'could not be started, because this process may open no more files',
  ENFILE: 'could not be started, because the whole system may open no more files',
  EAGAIN: 'could not be started, because the system allows no more processes',
};
const advices: Readonly<Record<string, string>> = {
  ENOENT: 'Check its name and the PATH; paths are relative to the folder that it runs in.',
  EACCES: 'Make the file executable, or start it by its interpreter.',
  EMFILE: 'Close connections, or raise the limit (ulimit -n): each program takes three pipes.',
  ENFILE: 'Close programs that hold many files, or raise the limit (Linux: fs.file-max).',
  EAGAIN: 'Close connections, or raise the limit (ulimit -u).',
};
