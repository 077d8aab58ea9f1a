/** One test while it runs: what it sees, what it has opened, and what comes in. */
import type { Engine } from '../../engine/engine.ts';
import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import { Programs } from '../../node/programs.ts';
import type { RunStatement } from '../../language/experiment/model/experiment.ts';
import { programWords } from './failureContext.ts';
import { Conversations } from './connections.ts';
import type { RunningProgram } from './runningProgram.ts';
import type { RunWorld } from './runContext.ts';
import { Scope } from './bindings.ts';
import type { ProgramWords } from '../results/testResult.ts';

export class TestRun {
  readonly world: RunWorld;
  /** The experiment's, which the places of statements are in. */
  readonly text: string;
  readonly conversations: Conversations;
  readonly programs: Programs;
  /** Of what stands outside the blocks. */
  readonly scope: Scope;
  /** Those that ended badly by themselves, and have a name or none. */
  readonly #badEnds: { readonly name: string; readonly program: RunningProgram }[] = [];
  #yieldedUs: number;

  constructor(world: RunWorld, text: string) {
    this.world = world;
    this.text = text;
    const folder = (): string => world.folder;
    this.conversations = new Conversations(world.engine);
    this.programs = new Programs({ clock: world.clock, folder });
    const environment = nodeEnvironment({ seed: world.seed, folder });
    this.scope = Scope.outermost(environment, world.seed, world.overrides);
    this.#yieldedUs = world.clock.nowUs();
  }

  get engine(): Engine {
    return this.world.engine;
  }

  /** Lets sockets and a cancel have their turn: steps that never wait would starve them. */
  async breathe(): Promise<void> {
    const { clock } = this.world;
    if (clock.nowUs() - this.#yieldedUs < longestTurnUs) return;
    await new Promise<void>((resolve) => clock.soon(resolve));
    this.#yieldedUs = clock.nowUs();
  }

  /** Remembers how a program ends. */
  noteProgram({ name }: RunStatement, program: RunningProgram): void {
    const stop = program.watch(() => {
      if (program.end === undefined) return;
      stop();
      if (program.end.failure !== undefined && this.#badEnds.length < mostBadEnds)
        this.#badEnds.push({ name: name?.value ?? 'program', program });
    });
  }

  /** The programs that ended by themselves, not in order, where no step has expected it. */
  unexpectedEnds(): ProgramWords[] {
    return this.#badEnds
      .filter(({ program }) => !program.isEndExpected)
      .map(({ name, program }) => programWords(name, program));
  }

  /** Closes all that is left open. */
  async dispose(): Promise<void> {
    await this.scope.close();
    await this.programs.dispose();
    this.conversations.dispose();
  }
}

/** Told of more nobody would read. */
const mostBadEnds = 8;
/** Steps run this long without a turn of the event loop. */
const longestTurnUs = 10_000;
