/** What a page and its host say of sending again and again. */
import type { SendRequest } from './inspectorMessages.ts';

export interface RepeatRequest extends SendRequest {
  readonly everyMs: number;
  readonly times?: number;
}
