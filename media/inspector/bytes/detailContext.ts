/** The detail pane's interface to the host and the rest of the page. */
import type { DecodeResult, WriteToReadResult } from '../../../src/model/decoded.ts';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import type {
  BytesRequest,
  BytesResult,
  DecodeRequest,
  RowOfResult,
  RowReference,
} from '../../../src/page/detailMessages.ts';
import type { ViewSummary } from '../../../src/page/listMessages.ts';
import type { DetailStyle } from './detailStyle.ts';

/** The part of the page's state that the pane depends on. */
export interface DetailState {
  readonly detailLook: DetailStyle;
  readonly layout: 'narrow' | 'wide';
  readonly summary?: ViewSummary | undefined;
  readonly endpoints: readonly Endpoint[];
}

export interface DetailContext {
  readonly state: () => DetailState;
  readonly bytes: (request: BytesRequest) => Promise<BytesResult>;
  readonly decode: (request: DecodeRequest, signal: AbortSignal) => Promise<DecodeResult>;
  readonly writeToRead: (request: RowReference, signal: AbortSignal) => Promise<WriteToReadResult>;
  readonly rowOf: (seq: number) => Promise<RowOfResult>;
  /** Selects a row of the list. */
  readonly select: (row: number) => void;
  readonly setStyle: (style: DetailStyle) => void;
  /** Puts payload notation in the composer. */
  readonly compose: (notation: string) => void;
}
