/** The version, from the package's own manifest. */
import { readFileSync } from 'node:fs';

/** Both places this file can be in: `dist/cli.js` and `src/cli/version.ts`. */
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
      // Not there: the other place.
    }
  }
  return 'unknown';
}
