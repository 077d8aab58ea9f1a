/** Ready lines for a terminal that talk to an endpoint: what its user would otherwise have to look up. */
import { transports, hasPath, isDatagram, type Transport } from '../model/transports.ts';
import { decodePercent } from './percentText.ts';
import { reachableAddress } from './formatAddress.ts';
import { systemUnixPath } from './unixPath.ts';

export const peerTools = ['nc', 'curl', 'python'] as const;
export type PeerTool = (typeof peerTools)[number];

interface Place {
  readonly transport: Transport;
  /** Of a unix socket its path. */
  readonly host: string;
  readonly port: string;
}

/**
 * The line for a POSIX shell, from an address in our notation; undefined where the tool cannot speak to it: `curl`
 * over UDP, anything over a Windows named pipe.
 */
export function peerCommand(tool: PeerTool, address: string): string | undefined {
  const place = placeOf(address);
  return place === undefined ? undefined : lines[tool](place);
}

function placeOf(address: string): Place | undefined {
  const reachable = reachableAddress(address);
  if (reachable.startsWith('unix:')) {
    const path = decodePercent(reachable.slice('unix:'.length));
    return path?.startsWith('/') === true || path?.startsWith('@') === true
      ? { transport: 'unix', host: path, port: '' }
      : undefined;
  }
  const parts = /^(tcp|tls|udp):\/\/(?:\[([^\]]*)\]|([^:]*)):(\d+)$/.exec(reachable);
  if (parts === null) return undefined;
  const [, transport, ipv6, name, port = ''] = parts;
  return { transport: transport as Transport, host: ipv6 ?? name ?? '', port };
}

const lines: Readonly<Record<PeerTool, (place: Place) => string | undefined>> = {
  nc: ({ transport, host, port }) => {
    if (transports[transport].encrypted) return undefined;
    // Not every nc has a way to say the NUL that an abstract name begins with; socat has.
    if (host.startsWith('@')) return `socat - ABSTRACT-CONNECT:${quoted(host.slice(1))}`;
    const flag = { tcp: '', tls: '', udp: '-u ', unix: '-U ' }[transport];
    return `nc ${flag}${quoted(host)}${port === '' ? '' : ` ${port}`}`;
  },
  curl: ({ transport, host, port }) => {
    if (isDatagram(transport)) return undefined;
    if (host.startsWith('@'))
      return `curl -v --abstract-unix-socket ${quoted(host.slice(1))} http://localhost/`;
    if (hasPath(transport)) return `curl -v --unix-socket ${quoted(host)} http://localhost/`;
    const name = host.includes(':') ? `[${host}]` : host;
    // Brackets are a pattern to curl unless it is told otherwise (`man curl`, --globoff).
    const globOff = host.includes(':') ? '-g ' : '';
    return `curl -v ${globOff}${quoted(`http${transports[transport].encrypted ? 's' : ''}://${name}:${port}/`)}`;
  },
  python: ({ transport, host, port }) => {
    const place = hasPath(transport) ? literal(systemUnixPath(host)) : `(${literal(host)}, ${port})`;
    const family = host.includes(':') ? 'AF_INET6' : 'AF_INET';
    const open = {
      tcp: `s = socket.create_connection(${place}, 5)`,
      tls: undefined,
      udp: `s = socket.socket(socket.${family}, socket.SOCK_DGRAM); s.settimeout(5); s.connect(${place})`,
      unix: `s = socket.socket(socket.AF_UNIX); s.settimeout(5); s.connect(${place})`,
    }[transport];
    if (open === undefined) return undefined;
    const program = `import socket; ${open}; s.sendall(b"hello\\n"); print(s.recv(65536))`;
    return `python3 -c ${quoted(program)}`;
  },
};

/** As one word of a POSIX shell (XCU 2.2.2). */
function quoted(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A string literal; JSON's escapes are Python's as well. */
function literal(text: string): string {
  return JSON.stringify(text);
}
