/**
 * A failed step as text for terminals and editors: what was expected over what came, as escaped text and as hex, the
 * first difference marked, and what else helps. It never grows with the bytes: a window around the difference is shown.
 *
 *   expected  "HELLO\n"
 *   received  "HELLO\r\n"
 *                   ^
 */
import { bytesAsText, bytesAsHex, textColumns, windowAt, type ByteWindow } from './byteWindow.ts';
import { milliseconds } from './milliseconds.ts';
import type { Comparison, ProgramWords, StepFailure, Unread } from './testResult.ts';

const label = { expected: 'expected  ', received: 'received  ', none: ' '.repeat(10) };
const shownWordsLines = 6;
const shownWordsCharacters = 200;

/** Lines without line endings: the message, then the details, then the help. */
export function failureText(failure: StepFailure): string[] {
  const { comparison, help, others = [], programs = [] } = failure;
  return [
    headline(failure),
    ...(comparison === undefined ? [] : comparisonText(comparison)),
    ...others.map(unreadText),
    ...programs.flatMap(programText),
    ...(help === undefined ? [] : [help]),
  ];
}

/** The message, its code, and the time waited. */
function headline({ message, code, waitedMs }: StepFailure): string {
  const sentence = message.replace(/\.$/, '');
  if (waitedMs !== undefined) return `${sentence} (${code}, waited ${milliseconds(waitedMs)}).`;
  // Messages about files already contain the code.
  return /\(E[A-Z0-9_]+\)$/.test(sentence) ? `${sentence}.` : `${sentence} (${code}).`;
}

/** Expected over received, as text and as hex. */
export function comparisonText(comparison: Comparison): string[] {
  const { expected, received, words } = comparison;
  if (words !== undefined) return [`${label.expected}${words}`, ...receivedText(received)];
  const isMarked = comparison.anywhere !== true && received.length > 0;
  const window = windowAt(expected, received, isMarked ? comparison.differsAt : 0);
  const holes = new Set(comparison.holes);
  const hex = [
    `${label.expected}${bytesAsHex(expected, window, holes)}`,
    `${label.received}${bytesAsHex(received, window)}`,
    ...(isMarked ? [`${label.none}${' '.repeat(hexColumns(window, comparison))}^^`] : []),
  ];
  if (received.length === 0)
    return [...textLine(label.expected, expected, window, holes), `${label.received}nothing`];
  const column = textColumns(received, window, comparison.differsAt);
  return [
    ...textLine(label.expected, expected, window, holes),
    `${label.received}${bytesAsText(received, window)}`,
    ...(isMarked ? [`${label.none}${' '.repeat(column)}^`] : []),
    ...hex,
    ...(isMarked ? [difference(comparison)] : []),
  ];
}

/** Bytes with holes have no text. */
function textLine(name: string, bytes: Uint8Array, window: ByteWindow, holes: ReadonlySet<number>): string[] {
  return [`${name}${holes.size > 0 ? bytesAsHex(bytes, window, holes) : bytesAsText(bytes, window)}`];
}

function receivedText(received: Uint8Array): string[] {
  if (received.length === 0) return [`${label.received}nothing`];
  const window = windowAt(received, received, 0);
  return [
    `${label.received}${bytesAsText(received, window)}`,
    `${label.none}${bytesAsHex(received, window)}`,
  ];
}

function hexColumns({ start }: ByteWindow, { differsAt }: Comparison): number {
  return (start > 0 ? 2 : 0) + (differsAt - start) * 3;
}

function difference({ expected, received, differsAt }: Comparison): string {
  if (differsAt === received.length)
    return `The first ${counted(differsAt)} fit; ${counted(expected.length - differsAt)} more were expected.`;
  if (differsAt === expected.length)
    return `The first ${counted(differsAt)} fit; ${counted(received.length - differsAt)} more came.`;
  return `The first difference is at byte ${differsAt}, counted from 0.`;
}

function counted(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${bytes} bytes`;
}

function unreadText({ name, bytes, length }: Unread): string {
  const window = windowAt(bytes, bytes, 0);
  const text = bytesAsText(bytes, window, length);
  return `Unread at ${name}: ${counted(length)}, ${text}`;
}

/** How a program ended, or that it is running, and the end of its output. */
export function programText({ name, commandLine, running, ended, lastWords }: ProgramWords): string[] {
  const how = running ? 'still runs' : 'has ended';
  const who = `Program ${name} (${printable(commandLine)})`;
  if (lastWords === '') return [`${who} ${how}${ended === undefined ? '' : `: ${printable(ended)}`}`];
  const words = lastWords.split(/\r?\n/).slice(-shownWordsLines);
  return [`${who} ${how}; it said last:`, ...words.map((line) => `  | ${printable(line)}`)];
}

/** A program's output must not control the terminal. */
function printable(line: string): string {
  const plain = line.replaceAll('\t', '  ').replace(/\p{C}/gu, '\uFFFD');
  return plain.length > shownWordsCharacters ? `${plain.slice(0, shownWordsCharacters - 1)}…` : plain;
}
