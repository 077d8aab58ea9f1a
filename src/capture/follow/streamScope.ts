import type { StreamDirection, StreamMode } from '../../model/follow.ts';

/** What of a connection is followed as one stream, and how wide its lines are. */
export interface StreamScope {
  readonly connection: number;
  readonly direction: StreamDirection;
  readonly mode: StreamMode;
  /** Of a line of text; of hex, the bytes in a row. */
  readonly columns: number;
  /** Chunks are datagrams: no character goes on in the next one. */
  readonly isDatagrams: boolean;
}
