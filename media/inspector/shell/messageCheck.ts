import { timeFormats } from '../../../src/model/rowTime.ts';
import { sendFormats } from '../../../src/model/draft.ts';
import type { MessageKind } from '../../../src/page/channel.ts';
import { streamNoticeChecks, streamResultChecks } from './streamChecks.ts';

/**
 * Whether a message of the host has the shape that the page relies on. The host is trusted: this guards against another
 * version of it, not against an attacker.
 */
export function fromHost(kind: MessageKind, name: string, body: unknown): boolean {
  if (kind === 'request') return false;
  if (body === null) return kind === 'result';
  if (typeof body !== 'object') return false;
  const fields = body as Record<string, unknown>;
  const check = (kind === 'notice' ? noticeChecks : resultChecks)[name];
  return check === undefined ? kind === 'result' : check(fields);
}

type Check = (fields: Record<string, unknown>) => boolean;

const noticeChecks: Readonly<Record<string, Check | undefined>> = {
  capture: (fields) =>
    ['generation', 'viewFirst', 'viewNext', 'scopeRows', 'droppedEvents'].every((key) =>
      isCount(fields[key]),
    ) &&
    typeof fields['filter'] === 'string' &&
    (fields['filterWords'] === undefined || Array.isArray(fields['filterWords'])),
  endpoints: ({ endpoints, rates, previousSession, target, targetLabel }) =>
    Array.isArray(endpoints) &&
    typeof rates === 'object' &&
    rates !== null &&
    isCount(previousSession) &&
    (target === undefined || isCount(target)) &&
    (targetLabel === undefined || typeof targetLabel === 'string'),
  repeats: ({ repeats }) => Array.isArray(repeats),
  compose: ({ text, format }) => typeof text === 'string' && sendFormats.some((one) => one === format),
  scope: ({ scope, title }) => typeof scope === 'object' && scope !== null && typeof title === 'string',
  settings: ({ layout, lineEnding, timeFormat }) =>
    typeof layout === 'string' &&
    typeof lineEnding === 'string' &&
    timeFormats.some((one) => one === timeFormat),
  editDraft: () => true,
  rowsCommand: ({ command }) => typeof command === 'string',
  ...streamNoticeChecks,
  useFilter: ({ filter }) => typeof filter === 'string',
  newestRows: isRows,
};

const resultChecks: Readonly<Record<string, Check | undefined>> = {
  rows: isRows,
  bytes: ({ bytes, total }) => (bytes === undefined || bytes instanceof Uint8Array) && isCount(total),
  setFilter: ({ problems, hints }) => Array.isArray(problems) && Array.isArray(hints),
  completeFilter: ({ from, to, items }) => isCount(from) && isCount(to) && Array.isArray(items),
  recentFilters: ({ filters }) => Array.isArray(filters),
  findBytes: ({ kind }) => typeof kind === 'string',
  countBytes: ({ total }) => isCount(total),
  ready: ({ kept }) => kept === undefined || typeof kept === 'string',
  send: ({ bytes }) => isCount(bytes),
  preview: isPreview,
  decode: ({ fields, tried }) => Array.isArray(fields) && Array.isArray(tried),
  writeToRead: ({ remarks }) => Array.isArray(remarks),
  rowOf: ({ row }) => row === undefined || isCount(row),
  ...streamResultChecks,
};

function isRows({
  generation,
  from,
  rows,
  previews,
  previewLengths,
  peers,
  endpoints,
}: Record<string, unknown>): boolean {
  return (
    isCount(generation) &&
    isCount(from) &&
    Array.isArray(rows) &&
    previews instanceof Uint8Array &&
    Array.isArray(previewLengths) &&
    Array.isArray(peers) &&
    (endpoints === undefined || Array.isArray(endpoints))
  );
}

function isPreview({
  kind,
  length,
  first,
  name,
  size,
  leastBytes,
  what,
  message,
  start,
  end,
}: Record<string, unknown>): boolean {
  if (kind === 'bytes') return isCount(length) && first instanceof Uint8Array;
  if (kind === 'file') return typeof name === 'string' && isCount(size);
  if (kind === 'large') return isCount(leastBytes);
  if (kind === 'asked') return Array.isArray(what) && what.every((one) => typeof one === 'string');
  return kind === 'problem' && typeof message === 'string' && isCount(start) && isCount(end);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
