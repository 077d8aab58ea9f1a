/** Lists the contents of a zip archive. */

export interface ZipEntry {
  readonly name: string;
  /** Uncompressed size. */
  readonly size: number;
}

const endMarker = 0x06054b50;
const entryMarker = 0x02014b50;
const endLength = 22;
const entryLength = 46;

/** Reads the central directory at the end of an archive (PKWARE's APPNOTE, 4.3.12 and 4.3.16). */
export function zipEntries(archive: Buffer): ZipEntry[] {
  let end = archive.length - endLength;
  // A comment may follow it.
  while (end >= 0 && archive.readUInt32LE(end) !== endMarker) end -= 1;
  if (end < 0) throw new Error('That is no zip archive.');
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== entryMarker) throw new Error(`No directory entry at ${at}.`);
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + entryLength, at + entryLength + nameLength),
      size: archive.readUInt32LE(at + 24),
    });
    at += entryLength + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}
