/**
 * Loaded before anything else into every Node of a VS Code server (--import): in the extension host it watches the
 * delay of the event loop. On SIGUSR2 it writes what it saw since the last time, and begins anew.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 2;
const folder = process.env['SOCKET_LAB_HOST_DELAY'];

if (folder !== undefined && process.argv.includes('--type=extensionHost')) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  let looks = 0;
  // What it tells is the time between two ticks of a timer, which are this far apart when nothing is in their way.
  const ms = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolutionMs);
  process.on('SIGUSR2', () => {
    looks += 1;
    const seen = { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) };
    delay.reset();
    writeFileSync(join(folder, `delay-${looks}.json`), JSON.stringify(seen));
  });
  writeFileSync(join(folder, 'pid'), String(process.pid));
}
