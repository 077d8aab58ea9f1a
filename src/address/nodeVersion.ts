/** Compares versions of Node: some options need a late one. */

/** Whether a Node version is at or after the first one of its line; lines after the last one listed have it. */
export function hasVersion(nodeVersion: string, firstOfLines: readonly string[]): boolean {
  const [major = 0, minor = 0, patch = 0] = versionNumbers(nodeVersion);
  const lines = firstOfLines.map(versionNumbers);
  const own = lines.find(([line]) => line === major);
  if (own === undefined) return lines.every(([line = 0]) => major > line);
  const [, ownMinor = 0, ownPatch = 0] = own;
  return minor > ownMinor || (minor === ownMinor && patch >= ownPatch);
}

function versionNumbers(version: string): readonly number[] {
  return version
    .replace(/^v/, '')
    .split('.', 3)
    .map((part) => Number.parseInt(part, 10) || 0);
}
