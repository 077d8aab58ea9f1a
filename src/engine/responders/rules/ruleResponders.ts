/** Responders defined by rules: parses and checks their text, and creates them for connections. */
import type { Failure, Result } from '../../../model/result.ts';
import { fail, success } from '../../../model/result.ts';
import type { Parsed } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import type { PayloadEnvironment } from '../../../language/payload/model/environment.ts';
import { systemClock } from '../../../node/clock.ts';
import { nodeEnvironment } from '../../../node/nodeEnvironment.ts';
import { Programs } from '../../../node/programs.ts';
import type { CreateResponder, ResponderReader, ResponderSituation } from '../responder.ts';
import { compileRules } from './compileRules.ts';
import { RuleResponder } from './ruleResponder.ts';
import { rulesOfListener } from './rulesOfListener.ts';

export interface RuleRespondersOptions {
  /** The environment of replies; defaults to a new one of this process. */
  readonly environment?: PayloadEnvironment;
  /** The folder that paths are relative to and programs run in; defaults to the working directory. */
  readonly folder?: () => string;
  /** Why a command line may not run; undefined if it may. */
  readonly mayRun?: (commandLine: string) => Failure | undefined;
}

interface CompiledResponder {
  /** The command lines it would run. */
  readonly commandLines: readonly string[];
  /** Undefined without any rule. */
  readonly create: CreateResponder | undefined;
}

export class RuleResponders implements ResponderReader {
  readonly #world: {
    readonly environment: PayloadEnvironment;
    readonly folder: () => string;
    readonly programs: Programs;
  };
  readonly #mayRun: NonNullable<RuleRespondersOptions['mayRun']>;

  constructor({
    environment,
    folder = () => process.cwd(),
    mayRun = () => undefined,
  }: RuleRespondersOptions = {}) {
    const programs = new Programs({ clock: systemClock(), folder });
    this.#world = { environment: environment ?? nodeEnvironment({ folder }), folder, programs };
    this.#mayRun = mayRun;
  }

  /** The problems of rules, or the command lines they would run. Runs nothing. */
  check(text: string): Parsed<readonly string[]> {
    const compiled = this.compile(text);
    return compiled.ok ? { ok: true, value: compiled.value.commandLines } : compiled;
  }

  /** Compiles rules, one per line. */
  read(text: string | undefined): Result<CreateResponder | undefined> {
    if (text === undefined || text.trim() === '') return success(undefined);
    const compiled = this.compile(text);
    if (!compiled.ok) {
      const [{ message }] = compiled.problems;
      return fail({
        code: 'ERR_RESPONDER',
        message,
        advice: 'Correct the rule; nothing was opened or changed.',
      });
    }
    for (const commandLine of compiled.value.commandLines) {
      const refusal = this.#mayRun(commandLine);
      if (refusal !== undefined) return fail(refusal);
    }
    return success(compiled.value.create);
  }

  /** Compiles rules, or returns everything that is wrong with them. Runs nothing. */
  compile(text: string): Parsed<CompiledResponder> {
    const problems = new ProblemList();
    const { commandLines, rules } = compileRules(text, this.#world, problems);
    const all = rulesOfListener(rules);
    const isEmpty =
      all.every.length === 0 &&
      [all.connect, all.data, all.line, all.frame].every((list) => list.length === 0);
    const create = isEmpty ? undefined : (situation: ResponderSituation) => new RuleResponder(all, situation);
    return problems.result({ commandLines, create });
  }

  dispose(): Promise<void> {
    return this.#world.programs.dispose();
  }
}
