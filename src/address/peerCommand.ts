/** Shell commands (nc, socat, openssl, curl, Python) that connect to an endpoint, ready to paste. */
import { transports, hasPath, isDatagram, transportOfAddress, type Transport } from '../model/transports.ts';
import { decodePercent } from './percentText.ts';
import { reachableAddress } from './reachableAddress.ts';
import { systemUnixPath } from './unixPath.ts';

export const peerTools = ['nc', 'curl', 'python'] as const;
export type PeerTool = (typeof peerTools)[number];

interface Place {
  readonly transport: Transport;
  /** Of a unix socket its path. */
  readonly host: string;
  readonly port: string;
  readonly ca?: string;
}

/** Whether the tool can talk to endpoints of this transport. */
export function supportsTransport(tool: PeerTool, transport: Transport): boolean {
  return tools[tool].supports(transport);
}

/**
 * The line for a POSIX shell, from an address in our notation; undefined where the tool does not support it: `curl`
 * over UDP, any of them over a Windows named pipe.
 *
 * @param ca of an encrypted one: the file with the certificate to trust besides the system's
 */
export function peerCommand(tool: PeerTool, address: string, ca?: string): string | undefined {
  const place = placeOf(address);
  return place !== undefined && supportsTransport(tool, place.transport)
    ? tools[tool].line(ca === undefined ? place : { ...place, ca })
    : undefined;
}

function placeOf(address: string): Place | undefined {
  const reachable = reachableAddress(address);
  const transport = transportOfAddress(reachable);
  if (transport === undefined) return undefined;
  const rest = reachable.slice(transports[transport].prefix.length);
  if (hasPath(transport)) {
    const path = decodePercent(rest);
    return path?.startsWith('/') === true || path?.startsWith('@') === true
      ? { transport, host: path, port: '' }
      : undefined;
  }
  const parts = /^(?:\[([^\]]*)\]|([^:]*)):(\d+)$/.exec(rest);
  if (parts === null) return undefined;
  const [, ipv6, name, port = ''] = parts;
  return { transport, host: ipv6 ?? name ?? '', port };
}

interface PeerToolRow {
  supports(transport: Transport): boolean;
  line(place: Place): string;
}

const tools: Readonly<Record<PeerTool, PeerToolRow>> = {
  nc: {
    supports: () => true,
    line: ({ transport, host, port, ca }) => {
      if (transports[transport].encrypted) {
        const name = host.includes(':') ? `[${host}]` : host;
        return `openssl s_client -quiet${option('-CAfile', ca)} -connect ${quoted(`${name}:${port}`)}`;
      }
      // Not every nc can express the NUL that an abstract name begins with; socat can.
      if (host.startsWith('@')) return `socat - ABSTRACT-CONNECT:${quoted(host.slice(1))}`;
      if (hasPath(transport)) return `nc -U ${quoted(host)}`;
      return `nc ${isDatagram(transport) ? '-u ' : ''}${quoted(host)} ${port}`;
    },
  },
  curl: {
    supports: (transport) => !isDatagram(transport),
    line: ({ transport, host, port, ca }) => {
      if (host.startsWith('@'))
        return `curl -v --abstract-unix-socket ${quoted(host.slice(1))} http://localhost/`;
      if (hasPath(transport)) return `curl -v --unix-socket ${quoted(host)} http://localhost/`;
      const name = host.includes(':') ? `[${host}]` : host;
      // Brackets are a pattern to curl by default (`man curl`, --globoff).
      const options = `${host.includes(':') ? ' -g' : ''}${option('--cacert', ca)}`;
      return `curl -v${options} ${quoted(`http${transports[transport].encrypted ? 's' : ''}://${name}:${port}/`)}`;
    },
  },
  python: {
    supports: () => true,
    line: (place) => {
      const modules = transports[place.transport].encrypted ? 'socket, ssl' : 'socket';
      const program = `import ${modules}; ${openingStatements(place)}; s.sendall(b"hello\\n"); print(s.recv(65536))`;
      return `python3 -c ${quoted(program)}`;
    },
  },
};

/** The statements of Python that make `s` a connected socket. */
function openingStatements({ transport, host, port, ca }: Place): string {
  if (hasPath(transport)) return connectStatements('socket.AF_UNIX', literal(systemUnixPath(host)));
  const place = `(${literal(host)}, ${port})`;
  const opened = `socket.create_connection(${place}, 5)`;
  if (transports[transport].encrypted) {
    const context = `ssl.create_default_context(${ca === undefined ? '' : `cafile=${literal(ca)}`})`;
    return `s = ${context}.wrap_socket(${opened}, server_hostname=${literal(host)})`;
  }
  if (!isDatagram(transport)) return `s = ${opened}`;
  const family = host.includes(':') ? 'AF_INET6' : 'AF_INET';
  return connectStatements(`socket.${family}, socket.SOCK_DGRAM`, place);
}

function connectStatements(kind: string, place: string): string {
  return `s = socket.socket(${kind}); s.settimeout(5); s.connect(${place})`;
}

/** ` --cacert lab.pem`; empty without a value. */
function option(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name} ${quoted(value)}`;
}

/** Quoted as one word for a POSIX shell (XCU 2.2.2). */
function quoted(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A string literal; JSON's escapes are Python's as well. */
function literal(text: string): string {
  return JSON.stringify(text);
}
