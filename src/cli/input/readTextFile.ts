/** Reads a text file named by an option: a payload or rules. */
import { isUtf8 } from 'node:buffer';
import { bytesUpTo, unreadable } from '../../node/files.ts';
import { excerpt } from '../../model/excerpt.ts';
import { payloadLimitBytes } from '../../language/payload/model/payloadLimits.ts';
import { success, type Result } from '../../model/result.ts';
import { wrong } from '../options/args.ts';

/** @param option that named it, for messages: `--rules` */
export function readTextFile(path: string, option: string): Result<string> {
  try {
    const bytes = bytesUpTo(path, payloadLimitBytes);
    if (bytes === undefined) return wrong(`${option}: The file ${excerpt(path)} has more than 64 MiB.`);
    if (!isUtf8(bytes)) return wrong(`${option}: The file ${excerpt(path)} is not UTF-8; save it as UTF-8.`);
    // Without the byte order mark, which no editor counts as a column.
    return success(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return wrong(`${option}: ${unreadable(path, process.cwd(), error)}`);
  }
}
