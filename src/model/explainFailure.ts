import { failureTexts } from './failureTexts.ts';
import type { SocketCall } from './socketCall.ts';

/** What was being done when a call failed. */
export interface FailureContext {
  readonly call?: SocketCall | undefined;
  /** In our notation, with scheme where it is known (`udp://127.0.0.1:9`). */
  readonly address?: string | undefined;
  /**
   * What more is known. EADDRINUSE: who holds the port (`python3, pid 4711`). Otherwise a limit or a size that
   * the sentence can name (`65,507 bytes`).
   */
  readonly detail?: string | undefined;
}

export interface Explanation {
  /** What happened and why, one sentence, without the code. */
  readonly message: string;
  /** What to do, one sentence. */
  readonly advice: string;
}

/** A failure's code in plain words. An unknown code is said to be unknown rather than guessed at. */
export function explainFailure(code: string, context: FailureContext): Explanation {
  // `Object.hasOwn`, because a code such as `constructor` must not find what every object has.
  const text = Object.hasOwn(failureTexts, code) ? failureTexts[code] : undefined;
  return text === undefined ? unknownFailure(code, context) : text(factsOf(context));
}

/** What the texts ask about an address. */
export interface FailureFacts extends FailureContext {
  /** `127.0.0.1:9998`, `/tmp/demo.sock`, or words where the address is not known. */
  readonly place: string;
  readonly transport: 'tcp' | 'tls' | 'udp' | 'unix' | undefined;
  readonly host: string;
  readonly port: number | undefined;
  /** `Port 9998`, or the place where there is no port; to begin a sentence with. */
  readonly portName: string;
}

function factsOf(context: FailureContext): FailureFacts {
  const address = context.address ?? '';
  const scheme = /^(tcp|tls|udp|unix):(?:\/\/)?/.exec(address);
  const transport = transportOf(scheme?.[1], address);
  const bare = address.slice(scheme?.[0].length ?? 0).replace(/\?[^?]*$/, '');
  const inet = transport === 'unix' ? null : /^(.*):([0-9]{1,5})$/.exec(bare);
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

function transportOf(scheme: string | undefined, address: string): FailureFacts['transport'] {
  if (scheme === 'tcp' || scheme === 'tls' || scheme === 'udp' || scheme === 'unix') return scheme;
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
