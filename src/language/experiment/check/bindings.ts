import type { Definition } from '../model/definition.ts';

/** Something that has happened to an endpoint, and on which line. */
export interface Happening {
  readonly line: number;
  /** The statement's word. */
  readonly word: string;
}

/** What is known of an endpoint where the checker stands. */
export interface EndpointState {
  /** Closed or reset, by this side or the other. */
  readonly over?: Happening | undefined;
  /** This side has ended. */
  readonly ended?: Happening | undefined;
  /** The peer has ended. */
  readonly peerEnded?: Happening | undefined;
  readonly secure?: Happening | undefined;
  readonly paused?: Happening | undefined;
}

const untouched: EndpointState = {};

/** The names that can be seen at a place, and how their endpoints are. What a block changes is seen within it first. */
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

  /** All names, the innermost first, up to a number that can be looked through. */
  some(limit: number, fits: (definition: Definition) => boolean): string[] {
    const found: string[] = [];
    for (const definition of this.names.values()) {
      if (found.length >= limit) return found;
      if (fits(definition)) found.push(definition.name);
    }
    return this.#around === undefined ? found : [...found, ...this.#around.some(limit - found.length, fits)];
  }
}
