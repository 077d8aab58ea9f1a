/** Faults that belong together, as one knows them from networks. To add one: a row here. */
export interface FaultPreset {
  /** For commands and settings. */
  readonly name: string;
  readonly title: string;
  /** One sentence. */
  readonly help: string;
  /** Lines of faults, by what the relay carries; absent where it has none for that. */
  readonly streams?: readonly string[];
  readonly datagrams?: readonly string[];
}

const satellite = ['latency 300ms jitter 15ms', 'bandwidth 3MB/s down', 'bandwidth 375kB/s up'];
const mobile = ['latency 150ms jitter 50ms', 'bandwidth 200kB/s down', 'bandwidth 96kB/s up'];
const outages = ['offline 5s every 30s'];

export const faultPresets: readonly FaultPreset[] = [
  {
    name: 'satellite',
    title: 'Satellite',
    help: 'A geostationary satellite: 600 ms there and back, 25 Mbit/s down and 3 Mbit/s up.',
    streams: satellite,
    datagrams: [...satellite, 'drop chance 0.5% per chunk'],
  },
  {
    name: '3g',
    title: '3G',
    help: 'A mobile network of the third generation: 300 ms there and back, 1.6 Mbit/s down and 768 kbit/s up.',
    streams: mobile,
    datagrams: [...mobile, 'drop chance 1% per chunk'],
  },
  {
    name: 'lossy-wifi',
    title: 'Lossy Wi-Fi',
    help: 'A crowded radio channel: datagrams get lost, doubled and out of order, a stream waits for what is sent again.',
    streams: [
      'latency 4ms jitter 3ms',
      'latency 200ms jitter 100ms up chance 3% per chunk',
      'latency 200ms jitter 100ms down chance 3% per chunk',
      'bandwidth 2500kB/s',
    ],
    datagrams: [
      'latency 4ms jitter 3ms',
      'drop chance 5% per chunk',
      'duplicate chance 1% per chunk',
      'reorder within 20ms chance 5% per chunk',
    ],
  },
  {
    name: 'slow-disk-peer',
    title: 'Slow Disk Peer',
    help: 'A target with a slow disk: it takes in 2 MB a second, answers late and closes late.',
    streams: ['bandwidth 2MB/s up', 'latency 40ms jitter 30ms down', 'slowClose 500ms down'],
  },
  {
    name: 'flapping',
    title: 'Flapping',
    help: 'A link that is down for 5 s of every 30 s, in which new connections are refused.',
    streams: outages,
    datagrams: outages,
  },
];
