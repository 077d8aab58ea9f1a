/** An experiment as it is written: statements, each piece with its place in the text. */
import type { Framing } from '../../../bytes/framing/framing.ts';
import type { PayloadPart, VariablePart } from '../../payload/model/payloadPart.ts';
import type { Placed, Span } from '../../../model/problem.ts';
import type { ExpressionMatch, RuleStatement } from '../../rules/ruleStatement.ts';
import type { FaultLine } from './faultLine.ts';

export interface Experiment {
  readonly text: string;
  /** What stands outside any block, tests included, in the order of the text. */
  readonly statements: readonly Statement[];
  /** Every line that is not blank, in order. */
  readonly lines: readonly SourceLine[];
  /** Whether the text was left unread after too many problems. */
  readonly cut: boolean;
}

export type SourceLine = StatementLine | CommentLine;

/** A statement's line (or a rule's, or a fault's), with the lines of its heredocs. */
export interface StatementLine {
  readonly kind: 'statement' | 'rule' | 'fault';
  /** From 1. */
  readonly line: number;
  /** Its last line: that of a heredoc's mark, where it has one. */
  readonly lastLine: number;
  /** Where the line itself starts, where what is on it begins, and where it ends, comment included. */
  readonly lineStart: number;
  readonly start: number;
  readonly end: number;
  /** Where its heredocs end; `end` where it has none. */
  readonly lastEnd: number;
  /** Columns it is indented by. */
  readonly width: number;
  /** Blocks it stands in. */
  readonly depth: number;
  /** What a formatter leaves as it stands, rising: literals. */
  readonly literals: readonly Span[];
  /** The statement, where it could be read. */
  readonly statement: Statement | undefined;
}

export interface CommentLine {
  readonly kind: 'comment';
  readonly line: number;
  readonly lineStart: number;
  readonly start: number;
  readonly end: number;
  readonly width: number;
}

export type Name = Placed<string>;

/** A payload, or a pattern, and where it stands. */
export interface PayloadText extends Span {
  readonly parts: readonly PayloadPart[];
}

/** An address as written; with variables in it, it is read when the experiment runs. */
export interface AddressText extends Span {
  readonly text: string;
  readonly variables: readonly VariablePart[];
}

/** A number, or the variable that holds it when the experiment runs. */
export type Count = (Span & { readonly kind: 'number'; readonly value: number }) | VariablePart;

interface StatementSpan extends Span {
  /** From 1. */
  readonly line: number;
}

export type Statement =
  | VariableStatement
  | TestStatement
  | ListenStatement
  | ConnectStatement
  | RunStatement
  | AcceptStatement
  | SendStatement
  | ExpectStatement
  | ActionStatement
  | FramesStatement
  | WaitStatement
  | RepeatStatement
  | TogetherStatement
  | DoStatement
  | RelayStatement
  | FaultStatement
  | SaveStatement
  | BrokenStatement;

/** `@name = PAYLOAD or number` */
export interface VariableStatement extends StatementSpan {
  readonly kind: 'variable';
  readonly name: Name;
  readonly value: PayloadText;
}

/** `test "title"` */
export interface TestStatement extends StatementSpan {
  readonly kind: 'test';
  readonly title: Placed<string>;
  readonly body: Statement[];
}

/** `listen ADDRESS as NAME` with rules below, or `listen ADDRESS fails CODE` */
export interface ListenStatement extends StatementSpan {
  readonly kind: 'listen';
  readonly address: AddressText;
  readonly name: Name | undefined;
  readonly fails: Placed<string> | undefined;
  readonly rules: PlacedRules;
}

/** Responder rules, and where they begin and end in the text. */
export interface PlacedRules {
  readonly statements: RuleStatement[];
  start: number;
  end: number;
}

/** `connect ADDRESS as NAME [within D]`, or `connect ADDRESS fails CODE` */
export interface ConnectStatement extends StatementSpan {
  readonly kind: 'connect';
  readonly address: AddressText;
  readonly name: Name | undefined;
  readonly within: Placed<number> | undefined;
  readonly fails: Placed<string> | undefined;
}

/** `run "program args" as NAME [until PATTERN] [within D]` */
export interface RunStatement extends StatementSpan {
  readonly kind: 'run';
  /** One literal, which may hold variables. */
  readonly command: PayloadText;
  readonly name: Name | undefined;
  readonly until: PayloadText | undefined;
  readonly within: Placed<number> | undefined;
}

/** `accept LISTENER as NAME [within D]` */
export interface AcceptStatement extends StatementSpan {
  readonly kind: 'accept';
  readonly listener: Name;
  readonly name: Name | undefined;
  readonly within: Placed<number> | undefined;
}

/** `NAME > PAYLOAD [to ADDRESS]` */
export interface SendStatement extends StatementSpan {
  readonly kind: 'send';
  readonly endpoint: Name;
  readonly operator: Span;
  readonly payload: PayloadText;
  readonly to: AddressText | undefined;
}

/** `NAME < EXPECTED [within D] [as NAME]` */
export interface ExpectStatement extends StatementSpan {
  readonly kind: 'expect';
  readonly endpoint: Name;
  readonly operator: Span;
  readonly expected: Expected;
  readonly within: Placed<number> | undefined;
  readonly as: Name | undefined;
}

export type Expected =
  | (Span & { readonly kind: 'literal' | 'contains'; readonly pattern: PayloadText })
  | (Span & { readonly kind: 'matches'; readonly expression: ExpressionMatch })
  | (Span & { readonly kind: 'bytes'; readonly count: Count })
  | (Span & { readonly kind: 'nothing'; readonly forMs: Placed<number> })
  /** Of a program. */
  | (Span & { readonly kind: 'exit'; readonly code: Placed<number> })
  | (Span & { readonly kind: 'line' | 'any' | 'end' | 'reset' | 'closed' });

/** `NAME end`, `NAME close` … */
export interface ActionStatement extends StatementSpan {
  readonly kind: 'action';
  readonly endpoint: Name;
  readonly action: EndpointAction;
}

export type EndpointAction = 'end' | 'close' | 'reset' | 'pause' | 'resume' | 'secure';

/** `NAME frames by FRAMING`: from here on what comes is read, and what goes is sent, as frames. */
export interface FramesStatement extends StatementSpan {
  readonly kind: 'frames';
  readonly endpoint: Name;
  readonly framing: Framing;
}

/** `wait D` */
export interface WaitStatement extends StatementSpan {
  readonly kind: 'wait';
  readonly forMs: Placed<number>;
}

/** `repeat N [every D]` */
export interface RepeatStatement extends StatementSpan {
  readonly kind: 'repeat';
  readonly count: Count;
  readonly every: Placed<number> | undefined;
  readonly body: Statement[];
}

/** `together`, with `do` blocks */
export interface TogetherStatement extends StatementSpan {
  readonly kind: 'together';
  readonly body: Statement[];
}

export interface DoStatement extends StatementSpan {
  readonly kind: 'do';
  readonly body: Statement[];
}

/** `relay ADDRESS to ADDRESS as NAME`, with fault lines below */
export interface RelayStatement extends StatementSpan {
  readonly kind: 'relay';
  readonly address: AddressText;
  readonly target: AddressText;
  readonly name: Name | undefined;
  readonly faults: FaultLine[];
}

/** `fault NAME set LINE`, `fault NAME remove KIND`, `fault NAME clear` */
export interface FaultStatement extends StatementSpan {
  readonly kind: 'fault';
  readonly relay: Name;
  readonly change: FaultChange;
}

export type FaultChange =
  | { readonly kind: 'set'; readonly fault: FaultLine }
  | { readonly kind: 'remove'; readonly fault: FaultLine['kind'] }
  | { readonly kind: 'clear' };

/** `save NAME to "file.pcapng"` */
export interface SaveStatement extends StatementSpan {
  readonly kind: 'save';
  readonly endpoint: Name;
  readonly path: Placed<string>;
}

/** What could not be read; what it may have named is kept, so that not all that follows is wrong as well. */
export interface BrokenStatement extends StatementSpan {
  readonly kind: 'broken';
  readonly name: Name | undefined;
  /** Whether it looks as if it should have named something. */
  readonly nameless: boolean;
  readonly body: Statement[];
}
