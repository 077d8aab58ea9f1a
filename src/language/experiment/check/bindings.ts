/** The scopes of an experiment, and the state of its endpoints while it is checked. */
import type { Definition } from '../model/definition.ts';

/** Something that has happened to an endpoint, and its line. */
export interface Happening {
  readonly line: number;
  /** The statement's word. */
  readonly word: string;
}

/** The state of an endpoint at the current statement. */
export interface EndpointState {
  /** Closed or reset, by this side or the other. */
  readonly over?: Happening | undefined;
  /** This side has ended its sending. */
  readonly ended?: Happening | undefined;
  /** The peer has ended its sending. */
  readonly peerEnded?: Happening | undefined;
  readonly secure?: Happening | undefined;
  readonly paused?: Happening | undefined;
}

const untouched: EndpointState = {};

/**
 * The visible names and the state of their endpoints. Changes inside a block are kept in the block's own scope first.
 */
export class Scope {
  readonly #around: Scope | undefined;
  readonly names = new Map<string, Definition>();
  readonly states = new Map<Definition, EndpointState>();

  constructor(around?: Scope) {
    this.#around = around;
  }

  find(name: string): Definition | undefined {
    return this.names.get(name) ?? this.#around?.find(name);
  }

  state(definition: Definition): EndpointState {
    return this.states.get(definition) ?? this.#around?.state(definition) ?? untouched;
  }

  /** Matching names, innermost first; at most `limit` names are looked at. */
  some(limit: number, fits: (definition: Definition) => boolean): string[] {
    const found: string[] = [];
    for (const definition of this.names.values()) {
      if (found.length >= limit) return found;
      if (fits(definition)) found.push(definition.name);
    }
    return this.#around === undefined ? found : [...found, ...this.#around.some(limit - found.length, fits)];
  }
}
