/** The syntax tree of an experiment: statements, each node with its span. */
import type { Framing } from '../../../bytes/framing/framing.ts';
import type { PayloadPart, VariablePart } from '../../payload/model/payloadPart.ts';
import type { Placed, Span } from '../../../model/problem.ts';
import type { ExpressionMatch, RuleStatement } from '../../rules/ruleStatement.ts';
import type { Fault, FaultKind, FaultText } from '../../../model/faultSpec.ts';
import type { TlsRole } from '../../../model/tlsOptions.ts';

export interface Experiment {
  readonly text: string;
  /** The top-level statements, tests included, in the order of the text. */
  readonly statements: readonly Statement[];
  /** All lines that are not blank, in order. */
  readonly lines: readonly SourceLine[];
  /** Whether parsing was given up after too many problems. */
  readonly cut: boolean;
}

export type SourceLine = StatementLine | CommentLine;

/** The line of a statement, a rule or a fault, with its heredocs. */
export interface StatementLine {
  readonly kind: 'statement' | 'rule' | 'fault';
  /** From 1. */
  readonly line: number;
  /** Its last line: that of the heredoc's end mark, if any. */
  readonly lastLine: number;
  /** Start of the line, start of its content, and end of the content, comment included. */
  readonly lineStart: number;
  readonly start: number;
  readonly end: number;
  /** End of its heredocs; `end` without any. */
  readonly lastEnd: number;
  /** Its indentation in columns. */
  readonly width: number;
  /** Its nesting depth. */
  readonly depth: number;
  /** Literals, ascending, which the formatter leaves alone. */
  readonly literals: readonly Span[];
  /** The statement, if it could be parsed. */
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

/** A payload or a pattern, and its span. */
export interface PayloadText extends Span {
  readonly parts: readonly PayloadPart[];
}

/** An address, or options alone, as written; with variables in it, it is parsed when the experiment runs. */
export interface AddressText extends Span {
  readonly text: string;
  readonly variables: readonly VariablePart[];
}

/** A number, or the variable that holds it at run time. */
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
  | SecureStatement
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

/** Responder rules and their span. */
export interface PlacedRules {
  readonly statements: RuleStatement[];
  start: number;
  end: number;
}

/** `connect ADDRESS as NAME [within 2s]`, or `connect ADDRESS fails CODE` */
export interface ConnectStatement extends StatementSpan {
  readonly kind: 'connect';
  readonly address: AddressText;
  readonly name: Name | undefined;
  readonly within: Placed<number> | undefined;
  readonly fails: Placed<string> | undefined;
}

/** `run "program args" as NAME [until PATTERN] [within 2s]` */
export interface RunStatement extends StatementSpan {
  readonly kind: 'run';
  /** One literal, possibly with variables. */
  readonly command: PayloadText;
  readonly name: Name | undefined;
  readonly until: PayloadText | undefined;
  readonly within: Placed<number> | undefined;
}

/** `accept LISTENER as NAME [within 2s]` */
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

/** `NAME < EXPECTED [within 2s] [as NAME]` */
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
  /** The exit code of a program. */
  | (Span & { readonly kind: 'exit'; readonly code: Placed<number> })
  | (Span & { readonly kind: 'line' | 'any' | 'end' | 'reset' | 'closed' });

/** `NAME end`, `NAME close` … */
export interface ActionStatement extends StatementSpan {
  readonly kind: 'action';
  readonly endpoint: Name;
  readonly action: EndpointAction;
}

export type EndpointAction = 'end' | 'close' | 'reset' | 'pause' | 'resume';

/** `NAME secure [as server|client] [OPTIONS] [within 2s]`: TLS begins on the open connection. */
export interface SecureStatement extends StatementSpan {
  readonly kind: 'secure';
  readonly endpoint: Name;
  /** Absent: the client of a connection that was opened here, the server of an accepted one. */
  readonly role: Placed<TlsRole> | undefined;
  /** Those of TLS in addresses, separated by blanks. */
  readonly options: AddressText | undefined;
  readonly within: Placed<number> | undefined;
}

/** `NAME frames by FRAMING`: from here on, data is received and sent as frames. */
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

/** A fault as a line, and where its words stand. */
export interface FaultLine extends Span {
  readonly fault: Fault;
  /** The word that names its kind. */
  readonly kind: Span;
  /** Its settings that are texts; `constantFault` puts bytes in place of their variables. */
  readonly texts: Readonly<Partial<Record<FaultText, PayloadText>>>;
}

/** `fault NAME set LINE`, `fault NAME remove KIND`, `fault NAME clear` */
export interface FaultStatement extends StatementSpan {
  readonly kind: 'fault';
  readonly relay: Name;
  readonly change: FaultChange;
}

export type FaultChange =
  | { readonly kind: 'set'; readonly fault: FaultLine }
  | { readonly kind: 'remove'; readonly fault: Placed<FaultKind> }
  | { readonly kind: 'clear' };

/** `save NAME to "file.pcapng"` */
export interface SaveStatement extends StatementSpan {
  readonly kind: 'save';
  readonly endpoint: Name;
  readonly path: Placed<string>;
}

/** A statement that could not be parsed; the name it may define is kept, to avoid consequential errors. */
export interface BrokenStatement extends StatementSpan {
  readonly kind: 'broken';
  readonly name: Name | undefined;
  /** Whether it seems to lack a name. */
  readonly nameless: boolean;
  readonly body: Statement[];
}
