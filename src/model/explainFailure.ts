import { hasPath, isTransport, transportNames } from './transports.ts';
import type { Explanation, FailureContext, FailureFacts } from './failureFacts.ts';
import { failureTexts } from './failureTexts.ts';
import type { SocketCall } from './socketCall.ts';

/** Explains a failure's code in plain words; for an unknown code it says so rather than guess. */
export function explainFailure(code: string, context: FailureContext): Explanation {
  // `Object.hasOwn`, because a code such as `constructor` must not find an inherited member.
  const text = Object.hasOwn(failureTexts, code) ? failureTexts[code] : undefined;
  return text === undefined ? unknownFailure(code, context) : text(factsOf(context));
}

const schemeForm = new RegExp(`^(${transportNames.join('|')}):(?://)?`);

function factsOf(context: FailureContext): FailureFacts {
  const address = context.address ?? '';
  const scheme = schemeForm.exec(address);
  const transport = transportOf(scheme?.[1], address, context.call);
  const bare = address.slice(scheme?.[0].length ?? 0).replace(/\?[^?]*$/, '');
  const inet = hasPath(transport) ? null : /^(.*):([0-9]{1,5})$/.exec(bare);
  const port = inet === null ? undefined : Number(inet[2]);
  const place = bare === '' ? 'the address' : bare;
  return {
    ...context,
    transport,
    place,
    host: inet?.[1] ?? place,
    port,
    portName: port === undefined ? capital(place) : `Port ${port}`,
  };
}

function transportOf(
  scheme: string | undefined,
  address: string,
  call: SocketCall | undefined,
): FailureFacts['transport'] {
  if (scheme !== undefined && isTransport(scheme)) return scheme;
  // A peer's address has no scheme, but these calls are made on datagram sockets only.
  if (call === 'sendto' || call === 'recvfrom') return 'udp';
  return /^[/\\]/.test(address) ? 'unix' : undefined;
}

function unknownFailure(code: string, { call, address, detail }: FailureContext): Explanation {
  const what = call === undefined ? 'The operation' : `The call ${call}`;
  const where = address === undefined || address === '' ? '' : ` on ${address}`;
  const more = detail === undefined || detail === '' ? '' : `: ${detail.replace(/\.$/, '')}`;
  return {
    message: `${what} failed${where}${more}.`,
    advice: `Socket Lab has no explanation for ${code}; the manual page of the call has the system's.`,
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
