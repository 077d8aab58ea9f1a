/** A naive implementation of filters, to compare with. */
import type { Ledger } from '../../../src/capture/ledger/ledger.ts';
import type { MarkedRows } from '../../../src/capture/store/markedRows.ts';
import { rowPeer } from '../../../src/capture/ledger/rowPeer.ts';
import type { CaptureRow } from '../../../src/model/captureRow.ts';
import { callText, eventText } from '../../../src/model/eventText.ts';
import type { FilterNode, NumberTerm } from '../../../src/language/filter/filterNode.ts';

/** A row with everything that filters test. */
export interface JudgedRow {
  readonly row: CaptureRow;
  readonly bytes: Uint8Array;
  readonly peer: string;
  readonly endpointNames: readonly string[];
  readonly ports: readonly number[];
  /** Undefined: not marked. */
  readonly note: string | undefined;
}

/** Evaluates a filter for a row without caching or slicing. */
export function showsRow(node: FilterNode, judged: JudgedRow): boolean {
  const { row, bytes, peer, endpointNames, ports, note } = judged;
  const words = row.event === undefined ? undefined : eventText(row.event);
  const text = latin(bytes);
  switch (node.kind) {
    case 'and':
      return node.parts.every((part) => showsRow(part, judged));
    case 'or':
      return node.parts.some((part) => showsRow(part, judged));
    case 'not':
      return !showsRow(node.part, judged);
    case 'anywhere':
      return (
        [callText(row), peer].some((one) => isIn(node.text, one)) ||
        (words === undefined ? isIn(asLatin(node.text), text) : isIn(node.text, words.words))
      );
    case 'text':
      return words === undefined ? isIn(asLatin(node.text), text) : isIn(node.text, words.words);
    case 'expression':
      return new RegExp(node.source, node.flags).test(words?.words ?? text);
    case 'bytes':
      return Array.from(bytes.keys()).some((at) => node.pattern.fitAt(bytes, at) === 'yes');
    case 'peer':
      return isIn(node.text, peer);
    case 'endpoint':
      return endpointNames.some((name) => isIn(node.text, name));
    case 'is':
      return note !== undefined;
    case 'note':
      return isIn(node.text, note ?? '');
    case 'dir':
      return row.direction === node.direction;
    case 'call':
      return callText(row) === node.call;
    case 'type':
      return row.type === node.type;
    case 'fault':
      return row.event?.type === 'fault' && row.event.kind === node.fault;
    case 'error':
      return (
        words?.tone === 'error' ||
        Object.entries(row.event ?? {}).some(([name, value]) => name === 'failure' && value !== undefined)
      );
    case 'number':
      if (node.column === 'len') return row.event === undefined && fits(node, row.length);
      if (node.column === 'seq') return fits(node, row.seq);
      if (node.column === 'conn') return fits(node, row.connection);
      return node.comparison === '!='
        ? ports.every((port) => port !== node.value)
        : ports.some((port) => fits(node, port));
  }
}

/** A row with its names from the ledger. */
export function judgedRow(
  row: CaptureRow,
  bytes: Uint8Array,
  { ledger, marks }: { readonly ledger: Ledger; readonly marks: MarkedRows },
): JudgedRow {
  const endpoint = ledger.endpoint(row.endpoint);
  const connection = ledger.connection(row.connection);
  const named = row.event !== undefined && 'remote' in row.event ? row.event.remote : undefined;
  const addresses = [endpoint?.address, connection?.local, named ?? connection?.remote];
  return {
    row,
    bytes,
    note: marks.noteOf(row.seq),
    peer: rowPeer(ledger)(row),
    endpointNames: [endpoint?.address ?? '', endpoint?.requested ?? '', endpoint?.name ?? ''],
    ports: addresses.flatMap((address) => {
      const port = /:(\d+)$/.exec(address ?? '')?.[1];
      return port === undefined ? [] : [Number(port)];
    }),
  };
}

function isIn(wanted: string, text: string): boolean {
  const small = (one: string): string => one.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return small(text).includes(small(wanted));
}

function asLatin(text: string): string {
  return latin(new TextEncoder().encode(text));
}

function fits({ comparison, value }: NumberTerm, number: number): boolean {
  const signs = { '=': [0], '!=': [-1, 1], '<': [-1], '<=': [-1, 0], '>': [1], '>=': [0, 1] }[comparison];
  return signs.includes(Math.sign(number - value));
}

/** Without `Buffer`, as this runs in browsers too. */
function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
