import type { DecodeResult, WriteToReadResult } from '../../../src/model/decoded.ts';
import type { DecodeRequest, RowOfResult, RowReference } from '../../../src/page/detailMessages.ts';
import type { BytesResult, BytesRequest } from '../../../src/page/detailMessages.ts';
import type { PageChannel } from '../pageChannel.ts';
import type { Action } from '../reduce.ts';
import type { PageState } from '../state.ts';
import type { DetailLook } from './detailLook.ts';

/** What the detail pane asks of the host and wants of the page. */
export interface DetailWishes {
  readonly state: () => PageState;
  readonly bytes: (request: BytesRequest) => Promise<BytesResult>;
  readonly decode: (request: DecodeRequest, signal: AbortSignal) => Promise<DecodeResult>;
  readonly writeToRead: (request: RowReference, signal: AbortSignal) => Promise<WriteToReadResult>;
  readonly rowOf: (seq: number) => Promise<RowOfResult>;
  /** Goes to a row of the list. */
  readonly select: (row: number) => void;
  readonly look: (look: DetailLook) => void;
  /** Puts payload notation into the composer. */
  readonly compose: (notation: string) => void;
}

interface Page {
  readonly state: () => PageState;
  readonly dispatch: (action: Action) => void;
  /** Brings a row of the list into view. */
  readonly reveal: (row: number) => void;
  readonly focusComposer: () => void;
}

export function detailWishes(
  channel: PageChannel,
  { state, dispatch, reveal, focusComposer }: Page,
): DetailWishes {
  return {
    state,
    bytes: (request) => channel.request('bytes', request),
    decode: (request, signal) => channel.request('decode', request, signal),
    writeToRead: (request, signal) => channel.request('writeToRead', request, signal),
    rowOf: (seq) => channel.request('rowOf', { generation: state().summary?.generation ?? 0, seq }),
    select: (row) => {
      dispatch({ type: 'select', row, open: true });
      reveal(row);
    },
    look: (look) => {
      dispatch({ type: 'detailLook', look });
    },
    compose: (text) => {
      dispatch({ type: 'compose', text, format: 'payload' });
      focusComposer();
    },
  };
}
