/** Replies of programs: `exec`. */
import type { RuleEnding } from '../../../language/rules/ruleStatement.ts';
import { failureWith } from '../../../node/failures.ts';
import type { Program, Programs } from '../../../node/programs.ts';
import type { Reply, ResponderSituation } from '../responder.ts';
import type { Replier } from './replier.ts';

/** Above this much unsent output, the program is not read until the peer catches up. */
const waitingBytes = 256 * 1024;

export interface ProgramReplierOptions {
  readonly programs: Programs;
  readonly commandLine: string;
  /** What to do when the program has ended. */
  readonly ending: RuleEnding;
  /** Whether it may send before the peer does. */
  readonly startsAtOnce: boolean;
  readonly situation: ResponderSituation;
}

/** Bytes that may be queued for a program that does not read; a datagram socket cannot be paused. */
const inputLimitBytes = 16 * 1024 * 1024;

/**
 * `exec`: one program for the connection, with its stdin and stdout connected to it. Back pressure works both ways: the
 * peer is not read while the program does not read, and vice versa.
 */
export function programReplier(options: ProgramReplierOptions): Replier {
  let joined: JoinedProgram | undefined;
  const program = (reply: Reply): JoinedProgram => (joined ??= new JoinedProgram(options, reply));
  return {
    ...(options.startsAtOnce ? { start: (reply) => void program(reply) } : {}),
    respond: ({ raw }, reply) => program(reply).write(raw),
    end: () => joined?.endInput(),
    drained: () => joined?.drained(),
    dispose: () => joined?.dispose(),
  };
}

class JoinedProgram {
  readonly #reply: Reply;
  readonly #program: Program | undefined;
  #isDisposed = false;
  #isFull = false;

  constructor({ programs, commandLine, ending, situation }: ProgramReplierOptions, reply: Reply) {
    this.#reply = reply;
    const started = programs.start(commandLine, { SOCKET_LAB_PEER: situation.remote });
    if (!started.ok) {
      reply.fail(started.failure);
      reply[ending]();
      return;
    }
    const program = started.value;
    this.#program = program;
    program.stdout.on('data', (bytes: Buffer) => {
      reply.send(bytes);
      if (reply.unsent > waitingBytes) program.stdout.pause();
    });
    program.stdin.on('drain', () => {
      if (this.#isFull) reply.resume();
      this.#isFull = false;
    });
    void program.ended.then(({ failure }) => {
      if (this.#isDisposed) return;
      if (failure !== undefined) reply.fail(failure);
      reply[ending]();
    });
  }

  write(bytes: Uint8Array): void {
    const stdin = this.#program?.stdin;
    if (stdin === undefined || !stdin.writable || bytes.length === 0) return;
    if (stdin.writableLength > inputLimitBytes) {
      this.#reply.fail(failureWith('ENOBUFS', 'recvfrom', undefined));
      return;
    }
    if (stdin.write(bytes) || this.#isFull) return;
    this.#isFull = true;
    this.#reply.pause();
  }

  /** The peer has ended; the program's remaining output goes out. */
  async endInput(): Promise<void> {
    this.#program?.stdin.end();
    await this.#program?.ended;
  }

  drained(): void {
    this.#program?.stdout.resume();
  }

  dispose(): void {
    this.#isDisposed = true;
    void this.#program?.end();
  }
}
