/** The port of an address: its number or service name, and what is wrong with it. */
import { isClient, type AddressKind } from '../model/endpointKinds.ts';
import type { Transport } from '../model/transports.ts';
import { excerpt } from '../model/excerpt.ts';
import { nearestWord } from '../model/nearestWord.ts';
import type { Span } from '../model/problem.ts';
import type { ProblemList } from '../model/problemList.ts';
import { anyServicePort, serviceNames, servicePort } from './serviceNames.ts';

export const largestPort = 65_535;

/** The port in `span`: a number, or a service name known for the transport. 0 once a problem is reported. */
export function parsePort(
  text: string,
  span: Span,
  transport: Transport,
  kind: AddressKind,
  problems: ProblemList,
): number {
  const written = text.slice(span.start, span.end);
  if (!/^[0-9]+$/.test(written)) return readService(written, span, transport, problems);
  const port = Number(written);
  if (port > largestPort) {
    problems.add(
      span.start,
      span.end,
      `Port ${excerpt(written).slice(1, -1)} is out of range: ports go from 0 to ${largestPort}.`,
    );
    return 0;
  }
  if (port === 0 && isClient(kind)) {
    problems.add(
      span.start,
      span.end,
      'A client cannot connect to port 0: give the port of the listener, 1 to 65535.',
    );
  }
  return port;
}

function readService(name: string, span: Span, transport: Transport, problems: ProblemList): number {
  const port = servicePort(name, transport);
  if (port !== undefined) return port;
  const elsewhere = anyServicePort(name);
  if (elsewhere !== undefined) {
    const message = `The service ${excerpt(name)} is not known for ${transport}; its port elsewhere is ${elsewhere}.`;
    problems.add(span.start, span.end, message, String(elsewhere));
  } else if (/^[-+]?[0-9.,_]+$/.test(name.slice(0, 40))) {
    problems.add(
      span.start,
      span.end,
      `Port ${excerpt(name)} is not a whole number from 0 to ${largestPort}.`,
    );
  } else {
    const fix = nearestWord(name, serviceNames(transport));
    const hint = fix === undefined ? 'write the number' : `did you mean ${fix}`;
    const mark = fix === undefined ? '.' : '?';
    problems.add(
      span.start,
      span.end,
      `Port ${excerpt(name)} is neither a number nor a known service: ${hint}${mark}`,
      fix,
    );
  }
  return 0;
}
