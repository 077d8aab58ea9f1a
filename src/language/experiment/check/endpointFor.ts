/** Finds the endpoint of a statement and checks that it supports the action at this point. */
import { isDatagram } from '../../../model/transports.ts';
import type { EndpointAction, Name } from '../model/experiment.ts';
import type { Definition } from '../model/definition.ts';
import type { Flow } from './flow.ts';
import type { EndpointState } from './bindings.ts';

export type Operation =
  EndpointAction | 'secure' | 'frames' | 'send' | 'expect' | 'exit' | 'accept' | 'fault' | 'save';

/** The endpoint of a statement; undefined, with a problem, where none can perform the action. */
export function endpointFor(flow: Flow, name: Name, operation: Operation): Definition | undefined {
  const definition = flow.find(name, 'endpoint');
  if (definition === undefined || definition.kind === 'unknown') return undefined;
  const unfit = unfitKind(flow, definition, operation) ?? unfitTransport(definition, operation);
  if (unfit !== undefined) {
    flow.error(name, unfit.message, unfit.fix);
    return undefined;
  }
  const late = tooLate(definition, flow.state(definition), operation, flow.lineOf(name.start));
  if (late === undefined) return definition;
  flow.error(name, late);
  return undefined;
}

interface Unfit {
  readonly message: string;
  readonly fix?: string | undefined;
}

/** Actions on a single connection. */
const conversational: ReadonlySet<Operation> = new Set<Operation>([
  'end',
  'reset',
  'pause',
  'resume',
  'secure',
  'frames',
]);

const ofPrograms: ReadonlySet<Operation> = new Set<Operation>(['send', 'end', 'exit', 'close']);

function unfitKind(flow: Flow, definition: Definition, operation: Operation): Unfit | undefined {
  const { name, kind, transport } = definition;
  if (kind === 'variable' || kind === 'capture')
    return { message: `${name} is a variable: what is done is done with an endpoint.` };
  if (operation === 'accept' && kind !== 'listener')
    return { message: `${name} is a ${kind}: connections are accepted from a listener.` };
  if (operation === 'fault' && kind !== 'relay')
    return { message: `${name} is a ${kind}: only a relay has faults.` };
  if (operation === 'exit' && kind !== 'program')
    return { message: `${name} is a ${kind}: only a program exits with a code.` };
  if (kind === 'program')
    return ofPrograms.has(operation)
      ? undefined
      : {
          message: `${name} is a program: wait for its output with "until", and for its end with "${name} < exit 0".`,
        };
  if (kind === 'relay' && !['close', 'fault', 'save'].includes(operation))
    return { message: `${name} is a relay, which passes on what others send: use the ends it joins.` };
  if (kind !== 'listener') return undefined;
  if (operation === 'expect' && !isDatagram(transport) && transport !== undefined)
    return acceptFirst(flow, definition);
  if (conversational.has(operation) && !isDatagram(transport)) return acceptFirst(flow, definition);
  return undefined;
}

/** A listener receives no bytes itself: its connections do. */
function acceptFirst({ definitions }: Flow, listener: Definition): Unfit {
  const [only, more] = definitions.acceptedFrom(listener);
  const message = `${listener.name} is a listener, which has no bytes of its own: accept a connection first ("accept ${listener.name} as NAME") and use its name.`;
  return { message, fix: more === undefined ? only?.name : undefined };
}

function unfitTransport({ name, transport }: Definition, operation: Operation): Unfit | undefined {
  if (isDatagram(transport) && conversational.has(operation)) {
    const why = {
      end: 'datagrams have no end: leave it out, or close',
      reset: 'there is no connection to reset: close',
      pause: 'only reading a stream can be paused',
      resume: 'only reading a stream can be paused and resumed',
      secure: 'TLS goes over streams',
      frames: 'each datagram is a message already',
    }[operation as 'end' | 'reset' | 'pause' | 'resume' | 'secure' | 'frames'];
    return { message: `${name} is a UDP socket: ${why}.` };
  }
  if (transport === 'tls' && operation === 'secure') return { message: `${name} speaks TLS already.` };
  return undefined;
}

/** Why the action is no longer possible; undefined where it is. */
function tooLate(
  { name }: Definition,
  state: EndpointState,
  operation: Operation,
  line: number,
): string | undefined {
  const { over, ended, peerEnded, secure } = state;
  if (operation === 'save') return undefined;
  // After the other side's close was observed, this side may still close its own.
  if (over?.word === 'over' && operation === 'close') return undefined;
  if (over !== undefined) {
    const how = over.word === 'close' ? 'closed' : over.word === 'reset' ? 'reset' : 'over';
    const since =
      over.line < line ? `since line ${over.line}` : `since the round before, by line ${over.line}`;
    return `${name} is ${how} ${since}: nothing can be done with it any more.`;
  }
  if (ended !== undefined && (operation === 'send' || operation === 'end'))
    return `${name} has ended its side on line ${ended.line}: it can only receive now.`;
  if (ended !== undefined && operation === 'secure')
    return `${name} has ended its side on line ${ended.line}: TLS needs both sides.`;
  if (peerEnded !== undefined && operation === 'secure')
    return `The peer of ${name} has ended on line ${peerEnded.line}: TLS needs both sides.`;
  if (secure !== undefined && operation === 'secure')
    return `${name} speaks TLS already, since line ${secure.line}.`;
  return undefined;
}
