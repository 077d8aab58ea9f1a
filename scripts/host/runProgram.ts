import { spawn } from 'node:child_process';

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The program is killed after this time. */
  readonly timeoutMs?: number;
}

const shownLimit = 30_000;

/**
 * Runs a program to its end and returns what it printed (both streams together).
 * Throws an Error that carries the end of that text when it fails: nobody wants to see an installer's chatter
 * when all is well.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<string> {
  // npm is a batch file on Windows, which only a shell can start.
  const shell = process.platform === 'win32' && !program.endsWith('.exe');
  const child = spawn(program, args, {
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ?? process.env,
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const ended = await new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(`could not start: ${error.message}`);
    });
    child.once('close', (code, signal) => {
      resolve(code === 0 ? '' : `ended with ${signal ?? `code ${String(code)}`}`);
    });
  });
  if (ended !== '') {
    throw new Error(`${[program, ...args].join(' ')} ${ended}\n${printed.slice(-shownLimit)}`.trim());
  }
  return printed;
}
