/** What a runner executes: for each test the steps in order, with every default resolved. */
import type {
  AcceptStatement,
  RunStatement,
  SendStatement,
  ListenStatement,
  ConnectStatement,
  ExpectStatement,
  VariableStatement,
  ActionStatement,
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
  /** The experiment's, which the places of its steps are in. */
  readonly text: string;
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
  | ListenStatement
  | ConnectStatement
  | RunStatement
  | AcceptStatement
  | SendStatement
  | ExpectStatement
  | ActionStatement
  | FramesStatement
  | WaitStatement
  | RepeatStep
  | TogetherStep
  | RelayStatement
  | FaultStatement
  | SaveStatement;

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
