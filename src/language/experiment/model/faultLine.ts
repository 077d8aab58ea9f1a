/** A fault as a line of a text: the fault, and where its words stand. */
import type { Fault } from '../../../model/faultSpec.ts';
import type { Span } from '../../../model/problem.ts';

export interface FaultLine extends Span {
  readonly fault: Fault;
  /** The word that names its kind. */
  readonly kind: Span;
}
