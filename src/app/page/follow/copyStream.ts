/** Copies lines of a followed stream to the clipboard, as text or as a hex dump. */
import type { Follower } from '../../../capture/follow/follower.ts';
import type { FollowRequests } from '../../../page/followMessages.ts';
import type { UserInterface } from '../../ports/userInterface.ts';
import { hexRow } from '../../../bytes/hexText.ts';

/** Longer copies belong in a file. */
export const copyLimit = 1024 * 1024;
const rowBytes = 16;

export async function copyStream(
  userInterface: UserInterface,
  follow: Follower | undefined,
  { generation, from, to }: FollowRequests['copyStream']['params'],
): Promise<FollowRequests['copyStream']['result']> {
  const bytes = follow?.bytes(generation, from, to, copyLimit + 1) ?? new Uint8Array();
  const kept = bytes.subarray(0, copyLimit);
  if (kept.length > 0) {
    const text = follow?.request.mode === 'hex' ? dump(kept) : new TextDecoder().decode(kept);
    await userInterface.copyText(text);
  }
  return { bytes: kept.length, isCut: bytes.length > copyLimit };
}

function dump(bytes: Uint8Array): string {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes) {
    const { offset, hex, ascii } = hexRow(bytes, at);
    rows.push(`${offset}  ${hex.padEnd(rowBytes * 3)}  ${ascii}\n`);
  }
  return rows.join('');
}
