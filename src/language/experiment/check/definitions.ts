/** The definitions of an experiment and their references, and what is unknown or unused. */
import type { Transport } from '../../../model/transports.ts';
import { excerpt } from '../../../model/excerpt.ts';
import type { Work } from '../../../model/work.ts';
import type { Span } from '../../../model/problem.ts';
import type { Name, TestStatement } from '../model/experiment.ts';
import { type Definition, type DefinitionKind, isEndpoint } from '../model/definition.ts';
import type { Findings } from './findings.ts';
import type { LineOf } from './lineOf.ts';

export interface DefinitionFacts {
  readonly transport?: Transport | undefined;
  readonly listener?: Definition;
  readonly unconnected?: boolean | undefined;
  readonly reachable?: boolean | undefined;
  readonly text?: string;
}

interface Unknown {
  readonly name: Span & { readonly value: string };
  readonly what: 'endpoint' | 'variable';
  readonly fix: string | undefined;
  readonly test: TestStatement | undefined;
}

interface HasFindings {
  readonly findings: Findings;
}

/** All names of an experiment, in every scope, and their references. */
export class Definitions {
  readonly text: string;
  /** Whether every statement that should define a name does. */
  complete = true;
  readonly all: Definition[] = [];
  readonly #reserved: ReadonlySet<string>;
  readonly lineOf: LineOf;
  readonly #byStart = new Map<number, Definition>();
  readonly #byName = new Map<string, Definition[]>();
  readonly #accepted = new Map<Definition, Definition[]>();
  /** For each name, the next number to try: lower ones are taken. */
  readonly #numbers = new Map<string, number>();
  readonly #referred = new Set<number>();
  readonly #unknown: Unknown[] = [];
  #test: TestStatement | undefined;

  constructor(text: string, reserved: ReadonlySet<string>, lineOf: LineOf) {
    this.text = text;
    this.#reserved = reserved;
    this.lineOf = lineOf;
  }

  enter(test: TestStatement): void {
    this.#test = test;
  }

  leave(): void {
    this.#test = undefined;
  }

  /** Adds the definition at a position; returns the existing one when the position is checked again. */
  add(name: Name, kind: DefinitionKind, facts: DefinitionFacts, { findings }: HasFindings): Definition {
    const known = this.#byStart.get(name.start);
    if (known !== undefined && known.name === name.value) return known;
    if (this.#reserved.has(name.value))
      findings.add(
        'error',
        name,
        `${excerpt(name.value)} is a word of the language: use another name.`,
        this.free(name.value),
      );
    const { listener, text } = facts;
    const definition: Definition = {
      name: name.value,
      kind,
      start: name.start,
      end: name.end,
      line: this.lineOf(name.start),
      transport: facts.transport,
      references: [],
      test: this.#test,
      unconnected: facts.unconnected === true,
      reachable: facts.reachable === true,
      ...(listener === undefined ? {} : { listener }),
      ...(text === undefined ? {} : { text }),
    };
    this.#byStart.set(name.start, definition);
    this.all.push(definition);
    addTo(this.#byName, name.value, definition);
    if (listener !== undefined) addTo(this.#accepted, listener, definition);
    return definition;
  }

  refer(definition: Definition, { start, end }: Span): void {
    // Setup is checked once for all tests, and a round twice.
    if (this.#referred.has(start)) return;
    this.#referred.add(start);
    definition.references.push({ start, end });
  }

  /** A similar name that is not taken. */
  free(name: string): string {
    let number = this.#numbers.get(name) ?? 2;
    while (this.#byName.has(`${name}${number}`)) number++;
    this.#numbers.set(name, number);
    return `${name}${number}`;
  }

  /** The connections accepted from a listener. */
  acceptedFrom(listener: Definition): readonly Definition[] {
    return this.#accepted.get(listener) ?? [];
  }

  /** Records an unknown name; `finish` reports it once all names are known. */
  unknown(name: Unknown['name'], what: Unknown['what'], fix: string | undefined): void {
    this.#unknown.push({ name, what, fix, test: this.#test });
  }

  /** Reports unknown and unused names. */
  *finish(findings: Findings): Work {
    const reported = new Map<TestStatement | undefined, Set<string>>();
    // What happens later is checked last, wherever it stands.
    for (const unknown of this.#unknown.toSorted((one, other) => one.name.start - other.name.start)) {
      if (findings.full) return;
      const { name, what, fix, test } = unknown;
      // A missing endpoint is one problem, however often it is used; each misspelt name has a fix of its own.
      const ofTest = reported.get(test) ?? new Set();
      reported.set(test, ofTest);
      if (fix === undefined && ofTest.has(`${what} ${name.value}`)) continue;
      ofTest.add(`${what} ${name.value}`);
      this.#report(unknown, findings);
      yield;
    }
    for (const definition of this.all) {
      yield;
      const { kind, references, reachable, name } = definition;
      if (references.length > 0 || reachable === true || kind === 'capture' || kind === 'unknown') continue;
      if (kind === 'variable') findings.add('hint', definition, `{{${name}}} is never used.`);
      else if (!name.startsWith('_')) findings.add('warning', definition, unusedText(kind, name));
    }
  }

  #report({ name, what, fix, test }: Unknown, findings: Findings): void {
    const namesakes = this.#byName.get(name.value) ?? [];
    const fitting = namesakes.filter((other) => what === 'variable' || isEndpoint(other));
    const later = fitting.find((other) => other.start > name.start && other.test === test);
    const elsewhere = later ?? fitting[0];
    const title = what === 'variable' ? `variable {{${name.value}}}` : `endpoint ${excerpt(name.value)}`;
    const add = (message: string, right?: string): void => findings.add('error', name, message, right);
    if (later !== undefined) add(`Unknown ${title}: it is defined below, on line ${later.line}.`);
    else if (elsewhere !== undefined)
      add(`Unknown ${title}: the one on line ${elsewhere.line} is known only within its block.`);
    else if (fix !== undefined) add(`Unknown ${title}. Did you mean ${fix}?`, fix);
    else if (this.complete) add(`Unknown ${title}. ${this.#unknownHint(name.value, what, test)}`);
  }

  #unknownHint(name: string, what: Unknown['what'], test: TestStatement | undefined): string {
    if (what === 'variable') return 'Write @name = … above, or capture it with an expectation.';
    const listener = this.all.findLast((other) => other.kind === 'listener' && other.test === test);
    const address = listener === undefined ? 'tcp://HOST:PORT' : `{{${listener.name}}}`;
    return `Add "connect ${address} as ${name}" above.`;
  }
}

function addTo<Key>(lists: Map<Key, Definition[]>, key: Key, definition: Definition): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [definition]);
  else list.push(definition);
}

function unusedText(kind: DefinitionKind, name: string): string {
  return kind === 'listener' || kind === 'relay'
    ? `"${name}" is never used; with port 0 no other program can know its port.`
    : `"${name}" is never used. Call it _${name} if that is intended.`;
}
