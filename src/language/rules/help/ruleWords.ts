/** The words of responder rules with their help, for completion, hovers and pickers. */
import type { KnownVariable } from '../../payload/help/suggestParts.ts';
import { plain, snippet, type Suggestion } from '../../core/suggestion.ts';
import { services } from '../services.ts';

function word(label: string, help: string, insert = `${label} `): Suggestion {
  return { label, kind: 'word', insert, isSnippet: false, help, more: true };
}

export const ruleVariables: readonly KnownVariable[] = [
  { name: 'message', help: 'What has arrived and was matched: the chunk, line, frame or datagram.' },
  { name: '0', help: 'All that the regular expression matched.' },
  { name: '1', help: 'The first capture of the regular expression; {{2}} the second.' },
  { name: 'peer', help: 'The address of who sent it.' },
];

export const serviceWords: readonly Suggestion[] = services.map(({ name, help, rfc }) =>
  plain('service', name, rfc === undefined ? help : `${help} RFC ${rfc}.`),
);

export const statementWords: readonly Suggestion[] = [
  word('on', 'Begins a rule: what to wait for, then what to answer.'),
  snippet('word', 'every', 'Sends again and again: every 5s reply "tick".', 'every ${1:5s} reply $0'),
  word(
    'frames',
    'Says how the stream is cut into the messages that "on frame" sees, and how its answers go out.',
    'frames by ',
  ),
  ...serviceWords,
];

export const eventWords: readonly Suggestion[] = [
  word('connect', 'A new connection, before anything has arrived.'),
  word('data', 'Bytes as they come: a chunk of a stream, or a datagram. This is the default.'),
  word('line', 'One line, ended by LF or CR LF, however it was cut into chunks.'),
  word('frame', 'One message, as "frames by" cuts them; the answer goes out as one, too.'),
];

export const placeWords: readonly Suggestion[] = [
  word('starts', 'It begins with these bytes.'),
  word('ends', 'It ends with these bytes.'),
  word('contains', 'These bytes stand somewhere in it.'),
];

export const expressionForm = snippet(
  'value',
  '/regular expression/',
  'What matches a regular expression (RE2); its captures are {{1}}, {{2}} ….',
  '/$1/',
);

export const verbWords: readonly Suggestion[] = [
  word('reply', 'Answers with what follows.'),
  plain('word', 'discard', 'Takes it and answers nothing.'),
];

export const allWord = word('all', 'The answer goes to every connection of the listener, as in a chat.');

export const execForm = snippet(
  'word',
  'exec',
  'Joins a program to the connection: its stdin and stdout are the socket. It ends with it, and what it started too.',
  'exec "$1"',
);

export const clauseWords: readonly Suggestion[] = [
  snippet('word', 'after', 'Waits so long before it answers.', 'after ${1:1s}'),
  snippet('word', 'times', 'Answers so often and no more, counted for each connection.', 'times ${1:3}'),
  word('then', 'What follows the answer: end, close or reset.'),
];

export const endingWords: readonly Suggestion[] = [
  plain('word', 'end', 'Ends our side (FIN); the peer may go on sending.'),
  plain('word', 'close', 'Closes the connection.'),
  plain('word', 'reset', 'Breaks the connection off with a RST.'),
];

export const durations: readonly Suggestion[] = ['200ms', '1s', '5s', '1m'].map((duration) =>
  plain('value', duration, 'A duration: ms, s or m.'),
);
export const counts: readonly Suggestion[] = ['1', '3', '10'].map((count) =>
  plain('value', count, 'How often.'),
);

export const framingWords: readonly Suggestion[] = [
  plain('word', 'line', 'Lines, ended by LF or CR LF.'),
  snippet('word', 'delimiter', 'Messages end with these bytes.', 'delimiter "$1"'),
  word('length', 'A length stands in front of each message.'),
  snippet('word', 'fixed', 'Messages of so many bytes.', 'fixed ${1:16}'),
  plain('word', 'slip', 'SLIP (RFC 1055): C0 ends a frame.'),
  plain('word', 'cobs', 'COBS: a zero byte ends a frame.'),
  plain('word', 'dle', 'DLE STX begins a frame and DLE ETX ends it (10 02 … 10 03).'),
  plain('word', 'none', 'Not cut: each chunk is a message.'),
];

export const delimiterOptions: readonly Suggestion[] = [
  snippet(
    'word',
    'plus',
    'Bytes behind the delimiter that belong to the frame, as a check byte does.',
    'plus ${1:1}',
  ),
];

export const lengthOptions: readonly Suggestion[] = [
  snippet('word', 'offset', 'Bytes that stand before the length.', 'offset ${1:0}'),
  plain('word', 'includes header', 'The length counts the whole frame, itself too.'),
];
