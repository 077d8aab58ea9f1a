/** Events as human-readable lines, named by socket call: `#2 recv 127.0.0.1:53131 6 bytes "hello\n"`. */
import { isClient } from '../../model/endpointKinds.ts';
import type { Closed, Unacknowledged } from '../../model/endEvents.ts';
import type { Data, EngineEvent } from '../../model/engineEvent.ts';
import { countText } from '../../model/countText.ts';
import { eventText } from '../../model/eventText.ts';
import type { HeldItem } from '../../model/heldItem.ts';
import type { Failure } from '../../model/result.ts';
import { formatBytes, formatDuration } from '../../model/units.ts';
import { rowTime } from '../../model/rowTime.ts';
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { hexRow, hexRowBytes, hexRowWidth } from '../../bytes/hexText.ts';
import { line, styled, type Line } from '../terminal/line.ts';
import type { Style } from '../terminal/style.ts';
import type { EventPrinter } from './eventPrinter.ts';

/** Most bytes of a chunk shown on a line. */
const previewLimitBytes = 200;

interface TextOptions {
  /** Show all bytes as a hex dump below the line of their chunk, instead of the first ones as text. */
  readonly hex: boolean;
  /** Wall clock (ms since 1970) at `t` = 0, to begin each line with the time of day. Absent: no times. */
  readonly startedAtMs: number | undefined;
}

/** Prints the events of one endpoint; keeps track of the peer of each connection. */
export class TextEvents implements EventPrinter {
  readonly #options: TextOptions;
  readonly #remotes = new Map<number, string>();
  readonly #established = new Set<number>();
  #isClient = false;
  /** Of the latest handshake that has failed: the connection fails with it. */
  #told: Failure | undefined;

  constructor(options: TextOptions) {
    this.#options = options;
  }

  /** The lines, without line ends; none for events that are not shown. */
  print(event: EngineEvent): Line[] {
    if ('remote' in event && 'connection' in event && event.type !== 'attemptFailed') {
      this.#remotes.set(event.connection, event.remote);
      if (event.type !== 'connecting') this.#established.add(event.connection);
    }
    if (event.type === 'handshake') this.#told = event.failure;
    if (event.type === 'opening') this.#isClient = isClient(event.kind);
    const connection = 'connection' in event ? event.connection : undefined;
    const words = event.type === 'data' ? this.#data(event) : this.#step(event);
    if (words === undefined) return [];
    const whole = connection === undefined ? words : line`${styled('dim', `#${connection}`)} ${words}`;
    if (event.type === 'closed' && connection !== undefined) this.#forget(connection);
    return [
      line`${this.#time(event.t)}${whole}`,
      ...(event.type === 'data' && this.#options.hex ? dump(event) : []),
    ];
  }

  printSkipped(_t: number, _endpoint: number, count: number): Line {
    return `${count} events not shown: this output was not read fast enough`;
  }

  /** A line for each, with its number: `held 3 #2 127.0.0.1:53131 up 5 bytes "hello"`. */
  printHeld(items: readonly HeldItem[]): Line[] {
    if (items.length === 0) return ['held none'];
    return items.map(({ id, connection, flow, bytes }) => {
      const what = `${space(this.#remotes.get(connection) ?? '')} ${flow} ${countText(bytes.length, 'byte')}`;
      return line`held ${id} ${styled('dim', `#${connection}`)}${what} ${preview(bytes)}`;
    });
  }

  #time(us: number): Line {
    const { startedAtMs } = this.#options;
    return startedAtMs === undefined
      ? ''
      : styled('dim', `${rowTime(us, { format: 'time', startedAtMs }).long} `);
  }

  #data({ call, connection, direction, bytes }: Data): Line {
    const words = this.#with(
      call,
      connection,
      `${bytes.length} ${bytes.length === 1 ? 'byte' : 'bytes'}`,
      direction,
    );
    return bytes.length === 0 || this.#options.hex ? words : line`${words} ${preview(bytes)}`;
  }

  #step(event: Exclude<EngineEvent, Data>): Line | undefined {
    switch (event.type) {
      case 'opening':
      case 'removed':
        return undefined;
      case 'socket':
        return `socket ${event.family} ${event.socketType} proto 0${descriptor(event.fd)}`;
      case 'option': {
        const by = event.setBy === 'node' ? ' (set by Node.js)' : '';
        const made = event.effective === undefined ? '' : ` (the system made it ${event.effective})`;
        return `setsockopt ${event.name} ${event.value}${made}${by}${failed(event.failure)}`;
      }
      case 'resolved':
        return `getaddrinfo ${event.host} ${event.addresses.join(', ')}${failed(event.failure)}`.replace(
          '  ',
          ' ',
        );
      case 'bound':
        return `bind ${event.local}`;
      case 'listening':
        return `listen ${event.local} backlog ${event.backlog}`;
      case 'connecting':
        return `connect ${event.remote}`;
      case 'attemptFailed':
        return styled(
          'error',
          `${event.call} ${(event.call === 'bind' ? event.failure.address : undefined) ?? event.remote} failed: ${event.failure.code}`,
        );
      case 'connected':
        return `connected ${event.remote}${event.local === '' ? '' : ` from ${event.local}`}${descriptor(event.fd)}`;
      case 'accepted':
        return event.call === 'accept'
          ? `accept${space(event.remote)}${descriptor(event.fd)}`
          : `new peer ${event.remote}`;
      case 'handshake':
      case 'closeNotify': {
        const { words, tone } = eventText(event);
        const call = event.type === 'handshake' ? 'handshake' : 'close_notify';
        return this.#with(call, event.connection, words, tone === 'error' ? 'error' : undefined);
      }
      case 'refused':
        return styled('error', `refused${space(event.remote)}: ${event.limit} is ${event.limitValue}`);
      case 'waiting':
        return this.#with('send', event.connection, `waits: ${formatBytes(event.queued)} queued`);
      case 'drained':
        return this.#with('send', event.connection, 'goes on: nothing queued');
      case 'paused':
      case 'resumed': {
        return this.#with('recv', event.connection, `${event.type}${pauseReasons[event.reason]}`);
      }
      case 'end':
        return event.direction === 'in'
          ? this.#with('recv', event.connection, '0 bytes: the peer has ended its side', 'in')
          : this.#with('shutdown', event.connection, `this side has ended${after(event.afterMs)}`, 'out');
      case 'reset': {
        const who = event.direction === 'in' ? 'by the peer' : 'by this side';
        const words = `reset ${who}${event.failure === undefined ? '' : ` (${event.failure.code})`}${lost(event.lost)}${unacknowledged(event.unacknowledged)}`;
        return this.#with(event.call, event.connection, words, 'error');
      }
      case 'closed':
        return this.#closed(event);
      case 'dropped': {
        const what = event.bytes === undefined ? '' : `, ${formatBytes(event.bytes)}`;
        return styled('error', `dropped ${event.count}${what} (${droppedWhere[event.where]})`);
      }
      case 'reconnecting':
        return `connect again in ${event.delayMs} ms, attempt ${event.attempt}`;
      case 'unlinked':
        return `unlink ${event.path} (nobody listened on it)`;
      case 'fault':
        return this.#with('fault', event.connection, `${event.kind} ${event.flow}: ${event.detail}`);
      case 'faults':
        return `faults ${event.faults.length === 0 ? 'none' : event.faults.join(', ')}`;
      case 'responder':
        return `responder ${event.responder ?? 'none'}`;
      case 'error': {
        // A client that could not connect reports this failure as its last line.
        if (this.#isClient && event.connection === undefined) return undefined;
        if (event.failure === this.#told) return undefined;
        const { call, code, message } = event.failure;
        return styled('error', `${call ?? 'error'} failed: ${message.replace(/\.$/, '')} (${code})`);
      }
    }
  }

  #forget(connection: number): void {
    this.#remotes.delete(connection);
    this.#established.delete(connection);
  }

  /** Nothing for a connection that was never established, nor for a client in addition to its connection. */
  #closed(event: Closed): Line | undefined {
    const { connection, bytesIn, bytesOut, openUs } = event;
    const out = `${event.unacknowledged === 'unknown' ? 'at most ' : ''}${bytesOut} bytes`;
    const gone = `${lost(event.lost)}${unacknowledged(event.unacknowledged)}`;
    const sums = `in ${bytesIn}, out ${out}${gone}, open ${formatDuration(openUs)}`;
    if (connection === undefined) return this.#isClient ? undefined : `close ${sums}`;
    return this.#established.has(connection) ? this.#with('close', connection, sums) : undefined;
  }

  #with(call: string, connection: number, rest: string, style?: Style): Line {
    const painted = style === undefined ? call : styled(style, call);
    return line`${painted}${space(this.#remotes.get(connection) ?? '')} ${rest}`;
  }
}

/** Rows like those of `hexdump -C`; offsets in a stream count from its beginning. */
function dump({ bytes, offset, call }: Data): Line[] {
  const base = call === 'recv' || call === 'send' ? offset : 0;
  const rows: Line[] = [];
  for (let at = 0; at < bytes.length; at += hexRowBytes) {
    const row = hexRow(bytes, at, base);
    rows.push(line`    ${styled('dim', row.offset)}  ${row.hex.padEnd(hexRowWidth)}  ${row.ascii}`);
  }
  return rows;
}

const droppedWhere = {
  kernel: 'by the kernel: the receive buffer was full',
  sendQueue: 'the send queue is full',
  peers: 'peers idle longest forgotten',
  relay: 'the side that it was for takes nothing more',
} as const;

function preview(bytes: Uint8Array): string {
  const more = bytes.length - previewLimitBytes;
  if (more <= 0) return `"${escapeBytes(bytes, { quoted: true })}"`;
  const text = escapeBytes(bytes.subarray(0, previewLimitBytes), { quoted: true, more: true });
  return `"${text}" … and ${more} more`;
}

function descriptor(fd: number | undefined): string {
  return fd === undefined ? '' : ` fd ${fd}`;
}

function failed(failure: { readonly code: string } | undefined): string {
  return failure === undefined ? '' : ` failed: ${failure.code}`;
}

function lost(bytes: number): string {
  return bytes === 0 ? '' : `, ${bytes} bytes not sent are lost`;
}

/** Nothing where it is unknown: the totals say "at most" then. */
function unacknowledged(bytes: Unacknowledged | undefined): string {
  return typeof bytes === 'number' ? `, ${bytes} bytes sent were not acknowledged` : '';
}

function after(ms: number | undefined): string {
  return ms === undefined
    ? ''
    : `: nothing was sent for ${formatDuration(ms * 1000)} after the peer's end (endAfterMs)`;
}

function space(text: string): string {
  return text === '' ? '' : ` ${text}`;
}

const pauseReasons = {
  user: '',
  backPressure: ' (the peer does not read our replies)',
  responder: ' (a reply is pending)',
  relay: ' (the other side takes nothing now)',
} as const;
