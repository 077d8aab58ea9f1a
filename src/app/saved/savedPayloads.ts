/**
 * The setting `socketLab.payloads` as a list. A settings file may contain anything: an invalid entry stays in the list
 * and says why, without affecting the others. No vscode in here.
 */
import { sendFormats, type SendFormat } from '../../model/draft.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import type { PayloadEncoder } from '../sending/payloadEncoder.ts';

export const payloadsSetting = 'socketLab.payloads';
/** Most saved payloads listed. */
export const savedPayloadsLimit = 500;

/** An entry of the setting. The default format is the payload notation. */
export interface SavedPayloadEntry {
  readonly name: string;
  readonly payload: string;
  readonly format?: SendFormat;
}

export interface SavedPayload {
  /** Empty if it has none, which is a problem. */
  readonly name: string;
  readonly payload: string;
  readonly format: SendFormat;
  /** Absent: known only when it is sent. */
  readonly bytes?: number;
  /** Why it cannot be sent. */
  readonly problem?: string;
}

/** In the order of the setting. */
export function savedPayloads(setting: unknown, measure: PayloadEncoder['measure']): readonly SavedPayload[] {
  if (!Array.isArray(setting)) return [];
  const names = new Set<string>();
  return setting.slice(0, savedPayloadsLimit).map((entry: unknown) => {
    const saved = savedPayload(entry, measure);
    if (names.has(saved.name)) return withProblem(saved, 'has the name of one before it');
    names.add(saved.name);
    return saved;
  });
}

/** Keeps an earlier problem. */
function withProblem(saved: SavedPayload, problem: string): SavedPayload {
  return { problem, ...saved };
}

/** The one with this name, for API callers and key bindings, which cannot pick from a list. */
export function savedPayloadNamed(saved: readonly SavedPayload[], name: string): Result<SavedPayload> {
  const found = saved.find((one) => one.name === name);
  if (found === undefined) {
    const names = saved.flatMap((one) => (one.problem === undefined ? [one.name] : []));
    const near = nearestWord(name, names);
    return fail({
      code: 'ENOENT',
      message: `No saved payload is called "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
      advice: `The setting ${payloadsSetting} lists them.`,
    });
  }
  if (found.problem === undefined) return success(found);
  return fail({
    code: 'EINVAL',
    message: `The saved payload "${name}" cannot be sent: ${found.problem}`,
    advice: `Put it right in the setting ${payloadsSetting}.`,
  });
}

function savedPayload(entry: unknown, measure: PayloadEncoder['measure']): SavedPayload {
  const fields: Record<string, unknown> = typeof entry === 'object' && entry !== null ? { ...entry } : {};
  const { payload: text, format: wanted } = fields;
  const name = typeof fields['name'] === 'string' ? fields['name'].trim() : '';
  const payload = typeof text === 'string' ? text : '';
  const format = wanted === undefined ? 'payload' : sendFormats.find((one) => one === wanted);
  const known = { name, payload, format: format ?? 'payload' };
  if (name === '') return withProblem(known, 'needs a "name"');
  if (typeof text !== 'string') return withProblem(known, 'needs a "payload", a text');
  if (format === undefined) return withProblem(known, `has an unknown "format"; there are ${formatWords}`);
  const measured = measure(payload, format);
  return measured.ok ? { ...known, ...measured.value } : withProblem(known, measured.failure.message);
}

const formatWords = `${sendFormats.slice(0, -1).join(', ')} and ${sendFormats.at(-1)}`;
