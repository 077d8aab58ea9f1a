/** The service daytime (RFC 867). */
import type { Responder, ServiceSituation } from './responder.ts';
import { onceService } from './onceService.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Sends date and time as text, `Saturday, November 21, 2026 09:30:00-UTC`, and closes (RFC 867). */
export function daytime({ style, clock }: ServiceSituation): Responder {
  return onceService(style, () => new TextEncoder().encode(`${daytimeText(clock.wallMs())}\r\n`));
}

/** RFC 867's popular form. Always English, as programs may parse it. */
export function daytimeText(wallMs: number): string {
  const date = new Date(wallMs);
  const time = date.toISOString().slice(11, 19);
  const day = `${weekdays[date.getUTCDay()]}, ${months[date.getUTCMonth()]} ${date.getUTCDate()}`;
  return `${day}, ${date.getUTCFullYear()} ${time}-UTC`;
}
