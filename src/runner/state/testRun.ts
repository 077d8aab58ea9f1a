/** The state of a running test: its scope, its programs, and what it receives. */
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
  /** The experiment's text, which the spans of statements refer to. */
  readonly text: string;
  readonly conversations: Conversations;
  readonly programs: Programs;
  /** The outermost scope. */
  readonly scope: Scope;
  /** Programs that failed by themselves, named or not. */
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

  /** Yields to the event loop now and then: steps that never wait would starve sockets and cancellation. */
  async breathe(): Promise<void> {
    const { clock } = this.world;
    if (clock.nowUs() - this.#yieldedUs < longestTurnUs) return;
    await new Promise<void>((resolve) => clock.soon(resolve));
    this.#yieldedUs = clock.nowUs();
  }

  /** Records how a program ends. */
  noteProgram({ name }: RunStatement, program: RunningProgram): void {
    const stop = program.watch(() => {
      if (program.end === undefined) return;
      stop();
      if (program.end.failure !== undefined && this.#badEnds.length < mostBadEnds)
        this.#badEnds.push({ name: name?.value ?? 'program', program });
    });
  }

  /** The programs that failed by themselves without a step that expected them to end. */
  unexpectedEnds(): ProgramWords[] {
    return this.#badEnds
      .filter(({ program }) => !program.isEndExpected)
      .map(({ name, program }) => programWords(name, program));
  }

  /** Closes everything still open. */
  async dispose(): Promise<void> {
    await this.scope.close();
    await this.programs.dispose();
    this.conversations.dispose();
  }
}

/** Nobody would read a longer list. */
const mostBadEnds = 8;
/** Maximum time that steps run without yielding to the event loop. */
const longestTurnUs = 10_000;
