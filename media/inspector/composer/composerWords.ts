/** The composer's texts other than the preview. */
import { peerCommand } from '../../../src/address/peerCommand.ts';
import type { SendFormat } from '../../../src/model/draft.ts';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import { accepts, isClient } from '../../../src/model/endpointKinds.ts';
import { canSendTo, isOpen } from '../../../src/model/endpointText.ts';
import { isDatagram } from '../../../src/model/transports.ts';
import type { DraftPreview } from './draftPreview.ts';
import { plainText } from '../parts/plainText.ts';
import { sendTargets, targetOf } from './sendTargets.ts';
import type { PageState } from '../state/pageState.ts';

interface NamedValue {
  readonly value: string;
  readonly label: string;
}

export const formats: readonly NamedValue[] = [
  { value: 'text', label: 'Text' },
  { value: 'escapes', label: 'Escapes' },
  { value: 'hex', label: 'Hex' },
  { value: 'payload', label: 'Payload' },
];
export const lineEndings: readonly NamedValue[] = [
  { value: 'none', label: 'No line end' },
  { value: 'lf', label: 'LF' },
  { value: 'crlf', label: 'CR LF' },
];

export const placeholders: Readonly<Record<SendFormat, string>> = {
  text: 'Text to send',
  escapes: 'Text with escapes to send',
  payload: 'Payload to send',
  hex: 'Hex digits to send',
};

/** The host's messages already include the code. */
export function failureWords({ message, code }: NonNullable<PageState['failure']>): string {
  return message.includes(code) ? message : `${message} (${code})`;
}

const unsent = /^Nothing went out to \S+\. (?=[^(])/;

/** The cause alone, as there is little room: that nothing went out is seen, and to whom is said below. */
export function shortFailureWords(failure: NonNullable<PageState['failure']>): string {
  return failureWords(failure).replace(unsent, '');
}

/** Why nothing can be sent now; undefined: sending is possible. */
export function whyNot(state: PageState, targets: number, kind: DraftPreview['kind']): string | undefined {
  if (targets === 0 || targetOf(state) === undefined) {
    const { words, command } = noTargetWords(state);
    return command === undefined ? words : `${words} Start one: ${command}`;
  }
  if (kind === 'problem') return 'What is written has a problem';
  if (kind === 'waiting') return 'What is written is being checked';
  if (kind === 'nothing') return 'There is nothing to send yet';
  return state.sending ? 'Sending' : undefined;
}

/** Why there is nobody to send to, and where a client is missing a command that starts one. */
export interface NoTargetWords {
  readonly words: string;
  readonly command?: string;
}

export function noTargetWords({ endpoints, scope, streams, summary }: NoTargetState): NoTargetWords {
  if (streams.open !== undefined && streams.open.startedAtMs === summary?.startedAtMs)
    return { words: 'The followed connection is closed. Close the stream to send to another one.' };
  const inView = endpoints.find(
    ({ id, connections }) => id === scope.id || connections.some((one) => one.id === scope.id),
  );
  if (inView !== undefined && isUnreached(inView)) return noClientWords(inView);
  if (sendTargets(endpoints).length > 0) return { words: 'Choose a connection to send to.' };
  // The newest one, which was probably just started.
  const listener = endpoints.findLast(isUnreached);
  if (listener !== undefined) return noClientWords(listener);
  return endpoints.some((endpoint) => isClient(endpoint.kind) && isOpen(endpoint))
    ? { words: 'Not connected yet.' }
    : { words: 'Nothing to send to. Start a listener or connect first.' };
}

type NoTargetState = Pick<PageState, 'endpoints' | 'scope' | 'streams' | 'summary'>;

/** A listener that waits for its first client, or the next one. */
function isUnreached(endpoint: Endpoint): boolean {
  return accepts(endpoint.kind) && isOpen(endpoint) && !endpoint.connections.some(canSendTo);
}

function noClientWords({ address, transport }: Endpoint): NoTargetWords {
  const command = peerCommand('nc', address);
  return {
    words: isDatagram(transport) ? 'No client has sent anything yet.' : 'No client is connected.',
    ...(command === undefined ? {} : { command: plainText(command) }),
  };
}
