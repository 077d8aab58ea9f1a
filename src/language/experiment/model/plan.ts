/** What a runner executes: for each test the steps in order, with every default resolved. */
import type { PayloadPart } from '../../payload/model/payloadPart.ts';
import type { ExpressionMatch, RuleStatement } from '../../rules/ruleStatement.ts';
import type {
  AcceptStatement,
  RunStatement,
  SendStatement,
  VariableStatement,
  ActionStatement,
  AddressText,
  Count,
  FaultStatement,
  FramesStatement,
  RelayStatement,
  SaveStatement,
  WaitStatement,
} from './experiment.ts';

export interface Plan {
  readonly tests: readonly PlannedTest[];
}

export interface PlannedTest {
  /** Undefined where the whole file is one experiment. */
  readonly title: string | undefined;
  /** Its line, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The steps outside any block, which come first; the same list for all tests. */
  readonly setup: readonly Step[];
  /** Its own. */
  readonly steps: readonly Step[];
}

interface StepPlace {
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export type Step =
  | VariableStatement
  | ListenStep
  | ConnectStep
  | RunStatement
  | AcceptStatement
  | SendStatement
  | ExpectStep
  | ActionStatement
  | FramesStatement
  | WaitStatement
  | RepeatStep
  | TogetherStep
  | RelayStatement
  | FaultStatement
  | SaveStatement;

export interface ListenStep extends StepPlace {
  readonly kind: 'listen';
  readonly address: AddressText;
  readonly name: string | undefined;
  /** Its rules, one per line with their heredocs, as an endpoint's `responder` takes them; undefined without any. */
  readonly responder: string | undefined;
  /** The same as read, with spans in the experiment. */
  readonly rules: readonly RuleStatement[];
  /** The errno name it is to fail with. */
  readonly fails: string | undefined;
}

export interface ConnectStep extends StepPlace {
  readonly kind: 'connect';
  readonly address: AddressText;
  readonly name: string | undefined;
  readonly withinMs: number;
  /** A listener that is not there yet is waited for. */
  readonly retries: boolean;
  readonly fails: string | undefined;
}

export interface ExpectStep extends StepPlace {
  readonly kind: 'expect';
  readonly endpoint: string;
  readonly expected: PlannedExpectation;
  /** The variable that takes what came. */
  readonly as: string | undefined;
}

export type PlannedExpectation =
  | {
      readonly kind: 'literal' | 'contains';
      readonly parts: readonly PayloadPart[];
      readonly withinMs: number;
    }
  | {
      readonly kind: 'matches';
      readonly expression: ExpressionMatch;
      /** The names of its captures, in order: `1`, `2`, and those that it gives. */
      readonly captures: readonly string[];
      readonly withinMs: number;
    }
  | { readonly kind: 'bytes'; readonly count: Count; readonly withinMs: number }
  | { readonly kind: 'line' | 'any' | 'end' | 'reset' | 'closed'; readonly withinMs: number }
  | { readonly kind: 'exit'; readonly code: number; readonly withinMs: number }
  | { readonly kind: 'nothing'; readonly forMs: number };

/** Each round has endpoints of its own, closed at its end; variables stay. */
export interface RepeatStep extends StepPlace {
  readonly kind: 'repeat';
  readonly count: Count;
  /** From the beginning of one round to that of the next; 0: at once. */
  readonly everyMs: number;
  readonly steps: readonly Step[];
}

/** Runs its branches side by side, and goes on when all are done; what they opened stays open. */
export interface TogetherStep extends StepPlace {
  readonly kind: 'together';
  readonly branches: readonly (readonly Step[])[];
}
