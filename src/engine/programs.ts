/**
 * The programs that run for connections: started, and ended whatever happens. Each is the leader of a process group
 * where the platform has them, so that what it started ends with it.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { excerpt } from '../model/excerpt.ts';
import type { Failure, Result } from '../model/result.ts';
import { fail, success } from '../model/result.ts';
import type { Clock } from './clock.ts';
import { splitCommandLine } from './commandLine.ts';
import { errorCode } from './failures.ts';

/** How long a program may take to end when it is told to (SIGTERM); then it is killed (SIGKILL). */
export const endGraceMs = 1_000;
/** The end of what a program said on stderr is kept, to say why it failed. */
const keptErrorBytes = 4096;

export interface ProgramEnd {
  /** Why it ended, where that was neither in order nor our doing. */
  readonly failure?: Failure;
}

/** A program with its stdin, stdout and stderr. */
export interface Program {
  readonly stdin: ChildProcessWithoutNullStreams['stdin'];
  readonly stdout: ChildProcessWithoutNullStreams['stdout'];
  /** Read already, as text, to say why it failed; more readers are welcome. */
  readonly stderr: ChildProcessWithoutNullStreams['stderr'];
  /** Settles when it runs, or with why it could not be started. Never rejects. */
  readonly started: Promise<ProgramEnd>;
  /** Settles when it has ended and its output is read. Never rejects. */
  readonly ended: Promise<ProgramEnd>;
  /** Ends it and what it started: first it is told to, then it is killed. */
  end(): void;
}

export interface ProgramsOptions {
  readonly clock: Pick<Clock, 'timer'>;
  /** The working directory of what is started, asked each time. */
  readonly folder: () => string;
}

export class Programs {
  readonly #options: ProgramsOptions;
  readonly #running = new Map<RunningProgram, Promise<ProgramEnd>>();
  readonly #killAll = (): void => {
    for (const program of this.#running.keys()) program.kill('SIGKILL');
  };

  constructor(options: ProgramsOptions) {
    this.#options = options;
  }

  /** Starts a program; `env` is added to our own. What cannot be started fails here or, a moment later, by its `started`. */
  start(commandLine: string, env: Readonly<Record<string, string>> = {}): Result<Program> {
    const words = splitCommandLine(commandLine);
    if (!words.ok) return fail({ code: 'ERR_COMMAND_LINE', message: words.message });
    try {
      const child = spawn(words.program, words.args, {
        cwd: this.#options.folder(),
        env: { ...process.env, ...env },
        stdio: 'pipe',
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
      return success(this.#keep(new RunningProgram(child, commandLine, this.#options.clock)));
    } catch (error) {
      return fail(notStarted(commandLine, error));
    }
  }

  /** Ends all programs and settles when they are gone. */
  async dispose(): Promise<void> {
    for (const program of this.#running.keys()) program.end();
    await Promise.all(this.#running.values());
  }

  #keep(program: RunningProgram): RunningProgram {
    // Should our process end without a word, theirs ends too.
    if (this.#running.size === 0) process.on('exit', this.#killAll);
    this.#running.set(program, program.ended);
    void program.ended.then(() => {
      this.#running.delete(program);
      if (this.#running.size === 0) process.off('exit', this.#killAll);
    });
    return program;
  }
}

class RunningProgram implements Program {
  readonly stdin: ChildProcessWithoutNullStreams['stdin'];
  readonly stdout: ChildProcessWithoutNullStreams['stdout'];
  readonly stderr: ChildProcessWithoutNullStreams['stderr'];
  readonly started: Promise<ProgramEnd>;
  readonly ended: Promise<ProgramEnd>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #clock: Pick<Clock, 'timer'>;
  #lastWords = '';
  #isOver = false;
  #cancelKill: (() => void) | undefined;

  constructor(child: ChildProcessWithoutNullStreams, commandLine: string, clock: Pick<Clock, 'timer'>) {
    this.#child = child;
    this.#clock = clock;
    this.stdin = child.stdin;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-keptErrorBytes);
    });
    // Writing to a program that has ended, or reading of one that could not be started: its end tells.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => undefined);
    const notRunning = new Promise<ProgramEnd>((resolve) => {
      child.on('error', (error) => {
        if (child.pid === undefined) resolve(this.#over({ failure: notStarted(commandLine, error) }));
      });
    });
    const running = new Promise<ProgramEnd>((resolve) => child.on('spawn', () => resolve({})));
    const closed = new Promise<ProgramEnd>((resolve) => {
      child.on('close', (code, signal) => resolve(this.#over(this.#endOf(commandLine, code, signal))));
    });
    this.started = Promise.race([running, notRunning]);
    this.ended = Promise.race([closed, notRunning]);
  }

  end(): void {
    if (this.#isOver || this.#cancelKill !== undefined) return;
    this.#cancelKill = this.#clock.timer(endGraceMs, () => {
      this.kill('SIGKILL');
      // What the program started elsewhere may still hold its pipes.
      this.#child.stdout.destroy();
      this.#child.stderr.destroy();
    });
    this.#child.stdin.destroy();
    // Nobody reads any more; unread output would keep the end from being told.
    this.#child.stdout.resume();
    this.kill('SIGTERM');
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') this.#child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // The whole group is gone already.
    }
  }

  #over(end: ProgramEnd): ProgramEnd {
    this.#isOver = true;
    this.#cancelKill?.();
    return end;
  }

  #endOf(commandLine: string, code: number | null, signal: NodeJS.Signals | null): ProgramEnd {
    if (code === 0 || this.#cancelKill !== undefined) return {};
    const how = signal === null ? `ended with code ${String(code)}` : `was ended by ${signal}`;
    const lastLine = this.#lastWords.trimEnd().split('\n').at(-1)?.trim() ?? '';
    const why = lastLine === '' ? '.' : `: ${lastLine}`;
    return {
      failure: {
        code: 'ERR_PROGRAM',
        message: `The program ${excerpt(commandLine)} ${how}${why}`,
        advice: 'Run it by itself in a terminal to see all that it says.',
      },
    };
  }
}

function notStarted(commandLine: string, error: unknown): Failure {
  const code = errorCode(error);
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
  EAGAIN: 'could not be started, because the system allows no more processes',
};
const advices: Readonly<Record<string, string>> = {
  ENOENT: 'Check its name and the PATH; paths are relative to the folder that it runs in.',
  EACCES: 'Make the file executable, or start it by its interpreter.',
};
