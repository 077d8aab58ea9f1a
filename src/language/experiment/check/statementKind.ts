/** The contract of statements: one implementation for each kind. */
import type { Flow } from './flow.ts';
import type { Work } from '../../../model/work.ts';
import type { Statement } from '../model/experiment.ts';
import type { StatementReader } from '../reading/statementReader.ts';

/** One kind of statement: its syntax, its help, and its checks. */
export interface StatementKind<S extends Statement> {
  readonly kind: S['kind'];
  /** Its first word; undefined for statements that begin with a name or a sign. */
  readonly word?: string;
  /** Its syntax. */
  readonly form: string;
  /** One sentence for completion and hover. */
  readonly help: string;
  /** The kind of block indented below it. */
  readonly block?: BlockKind;
  /** The only kind of block where it is allowed; absent: wherever statements are. */
  readonly only?: 'file' | 'branches';
  /** Reads it from after its word, or, without one, from its beginning; undefined with a problem. */
  readonly read: (reader: StatementReader) => Fields<S> | undefined;
  readonly check: (statement: S, flow: Flow) => void;
  /** Checks the block below it. */
  readonly checkWithin?: (statement: S, flow: Flow) => Work;
}

/** `file`: the top level; `branches`: the `do` blocks of a `together`. */
export type BlockKind = 'file' | 'statements' | 'branches' | 'rules' | 'faults';

/** What `read` returns; its position is added by the caller. */
export type Fields<S extends Statement> = Omit<S, 'start' | 'end' | 'line'>;
