/** Paths of unix sockets, abstract names and Windows named pipes, and the limits that platforms set on them. */
import { hasVersion } from './nodeVersion.ts';
import { decodePercent } from './percentText.ts';
import type { ProblemList } from '../model/problemList.ts';

const pipePrefixes = ['\\\\.\\pipe\\', '\\\\?\\pipe\\'] as const;
/** Longest name of a Windows pipe, prefix included (CreateNamedPipeW). */
const longestPipeName = 256;

/** Bytes a socket's path may have: `sizeof(sockaddr_un.sun_path) - 1`. Linux 107 (man 7 unix), macOS and BSDs 103. */
export function unixPathLimitBytes(platform: string | undefined): number {
  return platform === 'darwin' || platform === 'freebsd' || platform === 'openbsd' || platform === 'netbsd'
    ? 103
    : 107;
}

/** Whether a path is that of a Windows named pipe (`\\.\pipe\demo`), whatever the platform. */
export function isPipePath(path: string): boolean {
  return pipePrefixes.some((prefix) => path.toLowerCase().startsWith(prefix));
}

/**
 * Whether it is the name of an abstract socket (`man 7 unix`): Linux keeps `@demo` in a space of its own, without a
 * file. A file of that name is `./@demo`.
 */
export function isAbstractPath(path: string): boolean {
  return path.startsWith('@');
}

/** A path as passed to the system; an abstract name becomes a NUL and the name. */
export function systemUnixPath(path: string): string {
  return isAbstractPath(path) ? `\0${path.slice(1)}` : path;
}

/** The named pipe that a path stands for on Windows: `demo` is `\\.\pipe\demo`. */
export function pipePath(path: string): string {
  return isPipePath(path) ? path : `${pipePrefixes[0]}${path.replaceAll('\\', '/')}`;
}

/** Where the path ends and the options begin: the first `?` that is not part of a `\\?\pipe\` prefix. */
export function pathEnd(text: string, from: number, end: number): number {
  const question = text.indexOf('?', text.startsWith('\\\\?\\', from) ? from + 4 : from);
  return question < 0 || question > end ? end : question;
}

/** The path between `from` and `end`, decoded and checked for the platform. */
export function readUnixPath(
  text: string,
  from: number,
  end: number,
  { platform, nodeVersion }: { readonly platform?: string; readonly nodeVersion?: string },
  problems: ProblemList,
): string {
  const path = decodePercent(text.slice(from, end));
  if (path === undefined) {
    problems.add(from, end, 'The path is not UTF-8 once its % parts are decoded; write a plain % as %25.');
    return '';
  }
  const wrong = pathProblem(path, platform, nodeVersion);
  if (wrong !== undefined) problems.add(from, end, wrong);
  return path;
}

/** The problem with a path; also used for one that was made absolute after it was parsed. */
export function pathProblem(
  path: string,
  platform: string | undefined,
  nodeVersion?: string,
): string | undefined {
  if (path === '') return 'A path is missing after "unix:", such as unix:/tmp/demo.sock or unix:demo.';
  if (path.includes('\0'))
    return 'A path cannot hold a NUL character; an abstract socket is written unix:@name.';
  if (isAbstractPath(path)) return abstractProblem(path, platform, nodeVersion);
  if (isPipePath(path)) return pipeProblem(path, platform);
  if (path.endsWith('/')) return 'The path ends with "/", so it names a folder: name the socket in it.';
  if (platform === 'win32') {
    const { length } = pipePath(path);
    return length > longestPipeName
      ? `The pipe's name has ${length} characters; at most ${longestPipeName} are allowed.`
      : undefined;
  }
  const limit = unixPathLimitBytes(platform);
  const bytes = utf8Length(path, limit);
  if (bytes <= limit) return undefined;
  return `The path is too long for a unix socket: at most ${limit} bytes are allowed here. Use a shorter one, such as unix:/tmp/demo.sock.`;
}

function abstractProblem(
  path: string,
  platform: string | undefined,
  nodeVersion: string | undefined,
): string | undefined {
  if (platform !== undefined && platform !== 'linux' && platform !== 'android')
    return `Abstract sockets (@name) exist on Linux only; a file of that name is written unix:./${path}.`;
  if (nodeVersion !== undefined && !hasVersion(nodeVersion, abstractSince))
    return `Abstract sockets need Node.js ${abstractSince.join()} or later: before, other programs do not find their names.`;
  if (path === '@') return 'A name is missing after "@", such as unix:@demo.';
  // The NUL that it begins with takes the place of the "@".
  return utf8Length(path, sunPathBytes) <= sunPathBytes
    ? undefined
    : `The name is too long for an abstract socket: at most ${sunPathBytes - 1} bytes are allowed.`;
}

/** The first with libuv 1.48; earlier ones pad names with NULs to the length of `sun_path`. */
const abstractSince = ['22.0.0'];

/** `sizeof(sockaddr_un.sun_path)` on Linux; a name needs no NUL at its end. */
const sunPathBytes = 108;

function pipeProblem(path: string, platform: string | undefined): string | undefined {
  if (platform !== undefined && platform !== 'win32')
    return 'Named pipes exist on Windows only: give the path of a unix socket.';
  const name = path.slice(pipePrefixes[0].length);
  if (name === '') return 'The name of the pipe is missing.';
  if (name.includes('\\')) return 'The name of a pipe cannot hold a backslash.';
  return path.length > longestPipeName
    ? `The pipe's name has ${path.length} characters; at most ${longestPipeName} are allowed.`
    : undefined;
}

/** Length of the text in UTF-8; may stop counting once over `limit`. */
function utf8Length(text: string, limit: number): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > limit) break;
  }
  return bytes;
}
