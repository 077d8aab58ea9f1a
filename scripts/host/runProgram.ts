/** Runs a program to its end, with its output kept for error messages. */
import { spawn } from 'node:child_process';

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Kill the program after this time. */
  readonly timeoutMs?: number;
}

const shownLimit = 30_000;

/**
 * Returns the combined output of both streams. Throws an error with the end of the output if the program fails; on
 * success an installer's messages are not worth printing.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<string> {
  // On Windows npm is a batch file, which only a shell can start.
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
