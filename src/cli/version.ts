/** The version, from the package's manifest. */
import { readFileSync } from 'node:fs';

/** Relative to both places this code can run from: `dist/cli.js` and `src/cli/version.ts`. */
const manifests = ['../package.json', '../../package.json'] as const;

export function version(): string {
  for (const manifest of manifests) {
    try {
      const { name, version: found } = JSON.parse(
        readFileSync(new URL(manifest, import.meta.url), 'utf8'),
      ) as {
        name?: unknown;
        version?: unknown;
      };
      if (name === 'socket-lab' && typeof found === 'string') return found;
    } catch {
      // Not there: try the other place.
    }
  }
  return 'unknown';
}
