/** The server under test: our engine with the capture and the ledger subscribed, as the extension wires them. */
import type { EngineEvent, EngineEventType } from '../../../src/model/engineEvent.ts';
import { parseAddress } from '../../../src/address/parseAddress.ts';
import { answer, job } from './answers.ts';
import { engineWithCapture, portOf } from './engineWithCapture.ts';
import { difference, droppedOnPort, watchDatagrams } from './datagramRate.ts';
import {
  backlog,
  memory,
  stopwatch,
  type DatagramsAnswer,
  type FloodAnswer,
  type ServerJob,
} from './serverAnswers.ts';

const { kind } = job() as ServerJob;
const { engine, store, ledger } = engineWithCapture();

let lifecycleEvents = 0;
let accepted = 0;
const watchers = new Map<EngineEventType, () => void>();
engine.subscribe((event: EngineEvent) => {
  if (event.type === 'data') return;
  lifecycleEvents++;
  if (event.type === 'accepted') accepted++;
  watchers.get(event.type)?.();
});

const places: Partial<Record<ServerJob['kind'], string>> = {
  datagrams: 'udp://127.0.0.1:0',
  tlsSink: `tls://127.0.0.1:0?backlog=${backlog}`,
};
const address = parseAddress(places[kind] ?? `tcp://127.0.0.1:0?backlog=${backlog}`, { kind: 'listener' });
if (!address.ok) throw new Error('The address does not parse');
const port = await portOf(engine, {
  kind: 'listener',
  address: address.value,
  ...(kind === 'echo' || kind === 'discard' ? { responder: kind } : {}),
});

/** From the next connection to its end. */
async function flood(): Promise<FloodAnswer> {
  const before = ledger.totals().bytesIn;
  await seen('accepted');
  const spent = stopwatch();
  await seen('end');
  return { ...spent(), bytes: ledger.totals().bytesIn - before };
}

let finishDatagrams: () => Promise<DatagramsAnswer>;

function watch(): void {
  const before = capturedChunks();
  const droppedBefore = droppedOnPort(port);
  const finish = watchDatagrams(() => ledger.totals().chunksIn);
  finishDatagrams = async () => ({
    ...(await finish()),
    captured: capturedChunks() - before,
    dropped: difference(droppedOnPort(port), droppedBefore),
  });
}

/** Rows are numbered as they come, also those that had to go since. */
function capturedChunks(): number {
  return store.next - lifecycleEvents;
}

async function accept(count: number) {
  const until = accepted + count;
  await seen('accepted');
  const spent = stopwatch();
  return new Promise((resolve) => {
    watchers.set('accepted', () => {
      if (accepted === until) resolve(spent());
    });
  });
}

function seen(type: EngineEventType): Promise<void> {
  return new Promise((resolve) => watchers.set(type, resolve));
}

answer({ port }, { flood, watch, datagrams: () => finishDatagrams(), accept, memory });
