import type { Flow } from './flow.ts';
import type { Work } from '../../../model/work.ts';
import type { Statement } from '../model/experiment.ts';
import type { StatementReader } from '../reading/statementReader.ts';

/** Everything that one kind of statement is: how it is written and read, and what can be wrong with it. */
export interface StatementKind<S extends Statement> {
  readonly kind: S['kind'];
  /** The word that it begins with; none for those that begin with a name or a sign. */
  readonly word?: string;
  /** How it is written. */
  readonly form: string;
  /** One sentence for completion and hover. */
  readonly help: string;
  /** What stands indented below it. */
  readonly block?: BlockKind;
  /** The only place where it may stand; absent: wherever statements may. */
  readonly only?: 'file' | 'branches';
  /** From behind its word, or, without one, from its beginning; undefined with a problem. */
  readonly read: (reader: StatementReader) => Fields<S> | undefined;
  readonly check: (statement: S, flow: Flow) => void;
  /** Checks what stands below it. */
  readonly checkWithin?: (statement: S, flow: Flow) => Work;
}

/** `file`: what is not indented; `branches`: the `do` blocks of a `together`. */
export type BlockKind = 'file' | 'statements' | 'branches' | 'rules' | 'faults';

/** What the reader of a kind finds; its place is added by who calls it. */
export type Fields<S extends Statement> = Omit<S, 'start' | 'end' | 'line'>;
