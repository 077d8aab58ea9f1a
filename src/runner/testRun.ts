/** One test while it runs: its names, its variables, what it has opened, and where it stands. */
import { systemClock } from '../engine/clock.ts';
import type { Engine } from '../engine/engine.ts';
import { nodeEnvironment } from '../engine/nodeEnvironment.ts';
import { Programs } from '../engine/programs.ts';
import { RuleResponders } from '../engine/responders/rules/ruleResponders.ts';
import type { Step } from '../experiment/plan.ts';
import { reachableAddress } from '../model/reachableAddress.ts';
import type { Failure } from '../model/result.ts';
import { encodePattern, type BytePattern } from '../payload/bytePattern.ts';
import { encodePayload } from '../payload/encodePayload.ts';
import type { PayloadEnvironment } from '../payload/environment.ts';
import type { PayloadPart } from '../payload/payloadPart.ts';
import { encodeUtf8 } from '../payload/utf8.ts';
import { Conversations, type EndpointTalk } from './conversations.ts';
import type { RunningProgram } from './runningProgram.ts';
import type { RunWorld } from './runWorld.ts';
import type { StepFailure } from './testResult.ts';

/** What a name of an experiment stands for. */
export type Named =
  | { readonly kind: 'endpoint'; readonly talk: EndpointTalk; readonly role: 'listener' | 'client' }
  | { readonly kind: 'connection'; readonly id: number; readonly talk: EndpointTalk }
  | { readonly kind: 'program'; readonly program: RunningProgram };

/** The bytes a step was about, for whoever watches. */
export interface StepBytes {
  sent?: Uint8Array;
  received?: Uint8Array;
}

export class TestRun {
  readonly world: RunWorld;
  readonly conversations: Conversations;
  readonly environment: PayloadEnvironment;
  readonly responders: RuleResponders;
  readonly programs: Programs;
  readonly variables = new Map<string, Uint8Array>();
  readonly #names: Map<string, Named>[] = [new Map()];
  readonly #opened: number[][] = [[]];

  constructor(world: RunWorld) {
    this.world = world;
    const folder = (): string => world.folder;
    this.conversations = new Conversations(world.engine);
    const base = nodeEnvironment({ seed: world.seed, folder });
    this.environment = { ...base, variable: (name) => this.variable(name) ?? base.variable(name) };
    this.responders = new RuleResponders({ environment: this.environment, folder, mayRun: world.mayRun });
    this.programs = new Programs({ clock: systemClock(), folder });
  }

  get engine(): Engine {
    return this.world.engine;
  }

  /** A variable's bytes: of the caller, of the file, of a capture; or the address of an endpoint. */
  variable(name: string): Uint8Array | undefined {
    const set = this.world.overrides.get(name) ?? this.variables.get(name);
    if (set !== undefined) return set;
    const text = this.#addressOf(name);
    return text === undefined ? undefined : encodeUtf8(text);
  }

  /** As text, for addresses and command lines. */
  variableText(name: string): string | undefined {
    const bytes = this.environment.variable?.(name);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString();
  }

  find(name: string): Named | undefined {
    return this.#names.findLast((names) => names.has(name))?.get(name);
  }

  name(name: string | undefined, named: Named): void {
    if (name !== undefined) this.#names.at(-1)?.set(name, named);
  }

  /** Notes an endpoint of this test, to be closed with its block. */
  opened(id: number): void {
    this.#opened.at(-1)?.push(id);
  }

  /** Runs a block whose endpoints are its own. */
  async block<T>(run: () => Promise<T>): Promise<T> {
    this.#names.push(new Map());
    this.#opened.push([]);
    try {
      return await run();
    } finally {
      await this.#closeBlock();
    }
  }

  /** Closes all that is left open. */
  async dispose(): Promise<void> {
    while (this.#opened.length > 0) await this.#closeBlock();
    await Promise.all([this.programs.dispose(), this.responders.dispose()]);
    this.conversations.dispose();
  }

  async #closeBlock(): Promise<void> {
    const named = [...(this.#names.pop()?.values() ?? [])];
    for (const one of named) if (one.kind === 'program') one.program.end();
    await Promise.all((this.#opened.pop() ?? []).map((id) => this.engine.close(id)));
  }

  /** A payload's bytes now, or why they cannot be made. */
  encode(step: Step, parts: readonly PayloadPart[]): Uint8Array | StepFailure {
    const payload = encodePayload(parts, this.environment);
    return payload.ok ? payload.value : failedAt(step, 'ERR_PAYLOAD', payload.problems[0].message);
  }

  pattern(step: Step, parts: readonly PayloadPart[]): BytePattern | StepFailure {
    const pattern = encodePattern(parts, this.environment);
    return pattern.ok ? pattern.value : failedAt(step, 'ERR_PAYLOAD', pattern.problems[0].message);
  }

  #addressOf(name: string): string | undefined {
    const dot = name.lastIndexOf('.');
    const field = dot < 0 ? undefined : name.slice(dot + 1);
    const named =
      this.find(name) ?? (field === 'host' || field === 'port' ? this.find(name.slice(0, dot)) : undefined);
    if (named === undefined || named.kind === 'program') return undefined;
    const address = reachableAddress(named.talk.local);
    if (this.find(name) !== undefined) return address;
    const [, host, port] = /^\w+:\/\/(.*):(\d+)$/.exec(address) ?? [];
    return field === 'host' ? host?.replace(/^\[|\]$/g, '') : port;
  }
}

/** A failure of a step, at its place. */
export function failedAt(
  { line, start, end }: Step,
  code: string,
  message: string,
  more: Omit<StepFailure, 'line' | 'start' | 'end' | 'code' | 'message'> = {},
): StepFailure {
  return { line, start, end, code, message, ...more };
}

/** A failure of a socket call as a step's. */
export function failedCall(step: Step, failure: Failure): StepFailure {
  const help = failure.advice === undefined ? {} : { help: failure.advice };
  return failedAt(step, failure.code, failure.message, help);
}

export function isFailure(value: object): value is StepFailure {
  return 'code' in value && 'message' in value && 'line' in value;
}
