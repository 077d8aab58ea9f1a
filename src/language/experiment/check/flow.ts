/**
 * The checker's state as it walks through the statements: the names in scope, the state of their endpoints, and the
 * diagnostics.
 */
import { hasPath } from '../../../model/transports.ts';
import type { AddressKind } from '../../../model/endpointKinds.ts';
import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import { problemLimit } from '../../../model/problemList.ts';
import type { TlsRole } from '../../../model/tlsOptions.ts';
import type { Work } from '../../../model/work.ts';
import type { AddressContext } from '../../../address/parseAddress.ts';
import type { PayloadPart, VariablePart } from '../../payload/model/payloadPart.ts';
import type { Placed, Span } from '../../../model/problem.ts';
import type {
  AddressText,
  DoStatement,
  Name,
  RepeatStatement,
  Statement,
  TestStatement,
  TogetherStatement,
} from '../model/experiment.ts';
import { checkAddress, checkTlsText, type AddressFacts } from './checkAddress.ts';
import type { DefinitionFacts, Definitions } from './definitions.ts';
import { isEndpoint, type Definition, type DefinitionKind } from '../model/definition.ts';
import type { Findings } from './findings.ts';
import { Scope, type EndpointState } from './bindings.ts';
import { constantText, visitVariables } from './variables.ts';

/** Checks one statement; injected, because statements check nested ones. */
export type CheckStatement = (statement: Statement, flow: Flow) => Work | undefined;
/** The context that addresses are checked in, except for what depends on the address. */
export type CheckContext = Omit<AddressContext, 'kind' | 'transport'>;

/** At most this many names are compared to suggest a similar one. */
const mostCandidates = 500;
/** Further unknown names get no suggestion: not all of them could be reported anyway. */
const mostComparisons = 2 * problemLimit;
const longestWaitMs = 10 * 60_000;
const members = ['host', 'port'];

export class Flow {
  readonly findings: Findings;
  readonly definitions: Definitions;
  readonly context: CheckContext;
  readonly #check: CheckStatement;
  #scope: Scope;
  #again = false;
  #comparisons = 0;
  readonly #later: { readonly part: VariablePart; readonly scope: Scope }[] = [];

  constructor(check: CheckStatement, findings: Findings, definitions: Definitions, context: CheckContext) {
    this.#check = check;
    this.findings = findings;
    this.definitions = definitions;
    this.context = context;
    this.#scope = new Scope();
  }

  error(span: Span, message: string, fix?: string): void {
    this.findings.add('error', span, message, fix);
  }

  warn(span: Span, message: string, fix?: string): void {
    this.findings.add('warning', span, message, fix);
  }

  hint(span: Span, message: string): void {
    this.findings.add('hint', span, message);
  }

  *statements(statements: readonly Statement[]): Work {
    for (const statement of statements) {
      const within = this.#check(statement, this);
      if (within !== undefined) yield* within;
      yield;
    }
  }

  /** Checks a test in a scope of its own. */
  *test(test: TestStatement): Work {
    if (test.body.length === 0)
      this.warn(test, 'This test does nothing: its statements stand below it, indented.');
    this.definitions.enter(test);
    yield* this.#within(this.statements(test.body));
    this.definitions.leave();
  }

  *block(block: DoStatement | RepeatStatement): Work {
    if (block.body.length === 0)
      this.error(block, `"${block.kind}" does nothing: what it does stands below it, indented.`);
    yield* this.statements(block.body);
  }

  /** Each round has its own endpoints; a second one is checked to find uses of what the first has closed. */
  *rounds(repeat: RepeatStatement, several: boolean): Work {
    yield* this.#round(repeat);
    if (!several || this.#again) return;
    this.#again = true;
    yield* this.#round(repeat);
    this.#again = false;
  }

  *#round(repeat: RepeatStatement): Work {
    const around = this.#scope;
    const scope = yield* this.#within(this.block(repeat));
    for (const definition of scope.names.values())
      if (!isEndpoint(definition)) around.names.set(definition.name, definition);
    for (const [definition, state] of scope.states)
      if (around.find(definition.name) === definition) around.states.set(definition, state);
  }

  /** Parallel blocks do not see each other's names; afterwards all names are visible. */
  *branches(together: TogetherStatement): Work {
    if (together.body.length === 0)
      this.error(together, '"together" does nothing: "do" blocks stand below it, indented.');
    const around = this.#scope;
    const scopes: Scope[] = [];
    for (const branch of together.body) scopes.push(yield* this.#within(this.statements([branch])));
    for (const scope of scopes) {
      for (const definition of scope.names.values()) {
        const other = around.names.get(definition.name);
        if (other !== undefined && isEndpoint(definition)) this.#taken(definition, other);
        around.names.set(definition.name, definition);
      }
      for (const [definition, state] of scope.states)
        around.states.set(definition, { ...around.state(definition), ...state });
    }
  }

  *#within(work: Work): Work<Scope> {
    const around = this.#scope;
    const scope = new Scope(around);
    this.#scope = scope;
    yield* work;
    this.#scope = around;
    return scope;
  }

  state(definition: Definition): EndpointState {
    return this.#scope.state(definition);
  }

  become(definition: Definition, change: EndpointState): void {
    this.#scope.states.set(definition, { ...this.state(definition), ...change });
  }

  define(name: Name | undefined, kind: DefinitionKind, facts: DefinitionFacts = {}): void {
    if (name === undefined) {
      this.lacksNames();
      return;
    }
    const definition = this.definitions.add(name, kind, facts, this);
    const other = this.#scope.find(name.value);
    if (other !== undefined && other !== definition) this.#taken(definition, other);
    this.#scope.names.set(name.value, definition);
  }

  #taken(definition: Definition, other: Definition): void {
    // An unreadable line has a problem already, and may not be the one that defines the name.
    if (definition.kind === 'unknown' || other.kind === 'unknown') return;
    const message = `The name ${definition.name} is taken already by the ${other.kind} of line ${other.line}: use another one.`;
    this.error(definition, message, this.definitions.free(definition.name));
  }

  defineVariable(name: Name, parts: readonly PayloadPart[]): void {
    const text = constantText(parts);
    const other = this.#scope.find(name.value);
    const definition = this.definitions.add(name, 'variable', text === undefined ? {} : { text }, this);
    if (other !== undefined && other !== definition) {
      if (isEndpoint(other)) this.#taken(definition, other);
      else if (this.#scope.names.get(name.value) === other && other.kind === 'variable')
        this.error(name, `@${name.value} is set already on line ${other.line}.`);
    }
    this.#scope.names.set(name.value, definition);
  }

  /** Defines a variable set by an expectation; it may be set again. */
  defineCapture(name: Name): void {
    const other = this.#scope.find(name.value);
    const definition = this.definitions.add(name, 'capture', {}, this);
    if (other !== undefined && isEndpoint(other)) this.#taken(definition, other);
    this.#scope.names.set(name.value, definition);
  }

  /** Records that definitions are missing, so that an unknown name may be valid. */
  lacksNames(): void {
    this.definitions.complete = false;
  }

  /** Resolves a name; undefined, with a problem, where it is unknown. */
  find(name: Span & { readonly value: string }, what: 'endpoint' | 'variable'): Definition | undefined {
    const found = this.#scope.find(name.value);
    if (found !== undefined) {
      this.definitions.refer(found, name);
      return found;
    }
    const fits = (definition: Definition): boolean => what === 'variable' || isEndpoint(definition);
    const isCompared = this.#comparisons++ < mostComparisons;
    const fix = isCompared ? nearestWord(name.value, this.#scope.some(mostCandidates, fits)) : undefined;
    this.definitions.unknown(name, what, fix);
    return undefined;
  }

  /** Checks the variables of a payload. `own`: additional names that it may use. */
  variables(parts: readonly PayloadPart[], own?: ReadonlySet<string>): void {
    visitVariables(parts, (part) => {
      if (own?.has(part.name) !== true) this.variable(part);
    });
  }

  /** Resolves a variable; undefined where it is only known at run time, or unknown. */
  variable(part: Span & { readonly name: string }): { definition: Definition; member: string } | undefined {
    const dot = part.name.indexOf('.');
    const value = dot < 0 ? part.name : part.name.slice(0, dot);
    const member = dot < 0 ? '' : part.name.slice(dot + 1);
    if (value === 'env' && member !== '') return undefined;
    const start = this.definitions.text.indexOf(value, part.start);
    const definition = this.find({ start, end: start + value.length, value }, 'variable');
    if (definition === undefined) return undefined;
    const memberSpan = { start: start + value.length + 1, end: start + value.length + 1 + member.length };
    const wrong = memberProblem(definition, member);
    if (wrong !== undefined) {
      const fix =
        members.includes(member) || !isEndpoint(definition) ? undefined : nearestWord(member, members);
      this.error(member === '' ? { start, end: start + value.length } : memberSpan, wrong, fix);
    }
    return { definition, member };
  }

  address(address: AddressText, kind: AddressKind): AddressFacts {
    return checkAddress(address, kind, this);
  }

  tlsOptions(options: AddressText, role: TlsRole): void {
    checkTlsText(options, role, this);
  }

  longWait(duration: Placed<number> | undefined): void {
    if (duration !== undefined && duration.value > longestWaitMs)
      this.warn(duration, 'This is more than 10 minutes, for which the whole run may have to wait.');
  }

  /** Defers checking the variables of something that happens while later steps run, until their names are known. */
  later(parts: readonly PayloadPart[], own: ReadonlySet<string>): void {
    visitVariables(parts, (part) => {
      if (!own.has(part.name)) this.#later.push({ part, scope: this.#scope });
    });
  }

  /** Checks deferred variables, when every scope is complete. */
  *checkLater(): Work {
    for (const { part, scope } of this.#later) {
      this.#scope = scope;
      this.variable(part);
      yield;
    }
  }

  lineOf(offset: number): number {
    return this.definitions.lineOf(offset);
  }
}

function memberProblem(definition: Definition, member: string): string | undefined {
  const name = `{{${definition.name}}}`;
  if (!isEndpoint(definition))
    return member === ''
      ? undefined
      : `${name} is a ${definition.kind === 'variable' ? 'variable' : 'capture'}, which has no ${excerpt(member)}.`;
  if (definition.kind === 'unknown') return undefined;
  if (definition.kind === 'program') return `${name} is a program, which has no address.`;
  if (member === '') return undefined;
  if (member !== 'host' && member !== 'port')
    return `There is no ${excerpt(member)} of an endpoint: there are ${name}, and its host and port.`;
  if (hasPath(definition.transport)) return `${name} is a unix socket: it has a path, no ${member}.`;
  return undefined;
}
