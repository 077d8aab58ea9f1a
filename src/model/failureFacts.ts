import type { SocketCall } from './socketCall.ts';
import type { Transport } from './transports.ts';

/** What was being done when a call failed. */
export interface FailureContext {
  readonly call?: SocketCall | undefined;
  /** In our notation, with scheme where it is known (`udp://127.0.0.1:9`). */
  readonly address?: string | undefined;
  /**
   * What more is known. EADDRINUSE: who holds the port (`python3, pid 4711`). ENOTCONN and EPIPE: what
   * ended the connection, or its sending (`the peer reset it (ECONNRESET)`). Otherwise a limit or a size that the
   * sentence can name (`65,507 bytes`).
   */
  readonly detail?: string | undefined;
  /** Of a unix socket, where it was looked. */
  readonly obstacle?: Obstacle | undefined;
}

/**
 * What is at the path of a unix socket, or is not: `held socket` is one that a program has bound, `no folder` that
 * its folder is missing, `no sockets` that its folder takes none, `abstract` that it has a name instead of a path.
 */
export type Obstacle =
  'folder' | 'file' | 'link' | 'socket' | 'held socket' | 'nothing' | 'no folder' | 'no sockets' | 'abstract';

export interface Explanation {
  /** What happened and why, one sentence, without the code. */
  readonly message: string;
  /** What to do, one sentence. */
  readonly advice: string;
}

/** What the texts ask about an address. */
export interface FailureFacts extends FailureContext {
  /** `127.0.0.1:9998`, `/tmp/demo.sock`, or words where the address is not known. */
  readonly place: string;
  readonly transport: Transport | undefined;
  readonly host: string;
  readonly port: number | undefined;
  /** `Port 9998`, or the place where there is no port; to begin a sentence with. */
  readonly portName: string;
}
