import { sendFormats, type SendFormat } from '../../model/draft.ts';
import { badArgument } from '../commandError.ts';

/** How a text that a program handed over becomes bytes. */
export function requireFormat(format: unknown, otherwise: SendFormat = 'text'): SendFormat {
  if (format === undefined) return otherwise;
  const known = sendFormats.find((one) => one === format);
  if (known === undefined) throw badArgument('The format must be "text", "escapes", "hex" or "payload"');
  return known;
}
