/** Checks expectations: whether the endpoint can receive this at all, and how it changes the endpoint's state. */
import { isDatagram } from '../../../model/transports.ts';
import { bracketProblem, capturesOf } from '../reading/captureNames.ts';
import type { Expected, ExpectStatement } from '../model/experiment.ts';
import type { Definition } from '../model/definition.ts';
import { endpointFor } from './endpointFor.ts';
import type { Flow } from './flow.ts';

export function checkExpectation(statement: ExpectStatement, flow: Flow): void {
  const { endpoint, expected, within, as, line } = statement;
  const definition = endpointFor(flow, endpoint, expected.kind === 'exit' ? 'exit' : 'expect');
  checkContent(expected, flow);
  flow.longWait(within);
  if (expected.kind === 'nothing') {
    flow.longWait(expected.forMs);
    if (within !== undefined) flow.error(within, '"nothing" says itself for how long: leave "within" out.');
  }
  if (as !== undefined) {
    const wrong = noValue(expected);
    if (wrong === undefined) flow.defineCapture(as);
    else flow.error(as, wrong);
  }
  if (definition === undefined) return;
  const unfit = unfitTransport(expected, definition);
  if (unfit !== undefined) {
    flow.error(expected, unfit);
    return;
  }
  const { peerEnded } = flow.state(definition);
  if (peerEnded !== undefined && comes.has(expected.kind))
    flow.error(
      expected,
      `The peer of ${endpoint.value} has ended on line ${peerEnded.line}: nothing more can come.`,
    );
  if (expected.kind === 'end') flow.become(definition, { peerEnded: { line, word: 'end' } });
  if (expected.kind === 'reset' || expected.kind === 'closed' || expected.kind === 'exit')
    flow.become(definition, { over: { line, word: 'over' } });
}

/** Expectations of bytes, or of the peer's end. */
const comes: ReadonlySet<Expected['kind']> = new Set<Expected['kind']>([
  'literal',
  'contains',
  'matches',
  'bytes',
  'line',
  'any',
  'end',
]);

function checkContent(expected: Expected, flow: Flow): void {
  if (expected.kind === 'literal' || expected.kind === 'contains') flow.variables(expected.pattern.parts);
  if (expected.kind === 'bytes' && expected.count.kind === 'variable') flow.variables([expected.count]);
  if (expected.kind !== 'matches') return;
  const { source, start } = expected.expression;
  const wrong = bracketProblem(source);
  if (wrong !== undefined) {
    const at = start + 1 + wrong.at;
    flow.error({ start: at, end: at + 1 }, wrong.message);
  }
  const from = start + 1;
  for (const { name, start: at, end } of capturesOf(source))
    flow.defineCapture({ start: from + at, end: from + end, value: name });
}

/** Why an expectation has no value for a variable; undefined where it has one. */
function noValue({ kind }: Expected): string | undefined {
  switch (kind) {
    case 'bytes':
      return 'Bytes that are only counted are not kept: expect any, line, or a pattern instead.';
    case 'end':
    case 'reset':
    case 'closed':
    case 'exit':
    case 'nothing':
      return `"${kind}" brings no bytes that a variable could keep.`;
    default:
      return undefined;
  }
}

function unfitTransport({ kind }: Expected, { name, transport }: Definition): string | undefined {
  if (!isDatagram(transport)) return undefined;
  if (kind === 'line') return `${name} receives datagrams, which have no lines: expect any, or a pattern.`;
  if (kind === 'end' || kind === 'reset' || kind === 'closed')
    return `${name} is a UDP socket, which has no connection that could come to its end: expect nothing for 500ms.`;
  return undefined;
}
