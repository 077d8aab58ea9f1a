import type { SocketCall } from './socketCall.ts';
import type { Transport } from './transports.ts';

/** The call that failed and its circumstances. */
export interface FailureContext {
  readonly call?: SocketCall | undefined;
  /** In our notation, with scheme where it is known (`udp://127.0.0.1:9`). */
  readonly address?: string | undefined;
  /**
   * Further detail. EADDRINUSE: the process that holds the port (`python3, pid 4711`). ENOTCONN and EPIPE: what
   * ended the connection, or its sending side (`the peer reset it (ECONNRESET)`). Otherwise a limit or a size for the
   * sentence (`65,507 bytes`).
   */
  readonly detail?: string | undefined;
  /** For a unix socket whose path was examined. */
  readonly obstacle?: Obstacle | undefined;
}

/**
 * What was found at the path of a unix socket: `held socket` is one that a program has bound; `no folder` means that
 * its folder is missing, `no sockets` that the file system has no sockets, `abstract` that it is a name, not a path.
 */
export type Obstacle =
  'folder' | 'file' | 'link' | 'socket' | 'held socket' | 'nothing' | 'no folder' | 'no sockets' | 'abstract';

export interface Explanation {
  /** What happened and why, one sentence, without the code. */
  readonly message: string;
  /** What to do, one sentence. */
  readonly advice: string;
}

/** What the texts need to know about an address. */
export interface FailureFacts extends FailureContext {
  /** `127.0.0.1:9998`, `/tmp/demo.sock`, or words where the address is not known. */
  readonly place: string;
  readonly transport: Transport | undefined;
  readonly host: string;
  readonly port: number | undefined;
  /** `Port 9998`, or the place where there is no port, to begin a sentence. */
  readonly portName: string;
}
