import assert from 'node:assert/strict';
import { once } from 'node:events';
import { ChildProgram } from '../support/childProgram.ts';
import { PlainTcp } from '../support/plainTcp.ts';

/** Listens with an engine; for each line it is told it says what it has counted so far. */
const program = `
  import { createInterface } from 'node:readline';
  const [engineUrl, budgetUrl, rulesUrl, responder] = process.argv.slice(1);
  const { Engine } = await import(engineUrl);
  const { RuleResponders } = await import(rulesUrl);
  const { processDescriptors: descriptors } = await import(budgetUrl);
  const engine = new Engine({ responders: new RuleResponders() });
  const counts = { accepted: 0, refused: 0, closed: 0, error: 0, data: 0, limits: {}, codes: {} };
  engine.subscribe((event) => {
    if (event.type in counts) counts[event.type]++;
    if (event.type === 'refused') counts.limits[event.limit + ' ' + event.limitValue] = true;
    if (event.type === 'error') counts.codes[event.failure.code] = true;
    if (event.type === 'listening') console.log(event.local, descriptors.limit);
  });
  engine.open({ kind: 'listener', address: { transport: 'tcp', host: '127.0.0.1', port: 0, options: {} }, responder });
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(counts));
`;

interface Counts {
  readonly accepted: number;
  readonly refused: number;
  readonly closed: number;
  readonly error: number;
  readonly data: number;
  readonly limits: Readonly<Record<string, boolean>>;
  readonly codes: Readonly<Record<string, boolean>>;
}

describe('DescriptorBudget, near the limit of the system', () => {
  let child: ChildProgram | undefined;
  let plain: PlainTcp;

  beforeEach(() => {
    plain = new PlainTcp();
  });

  afterEach(async () => {
    plain.destroy();
    await child?.kill();
  });

  /** With the rules of its listener, and so many files that it may open. */
  async function start(responder: string, openFilesLimit: number) {
    const urls = ['engine/engine', 'node/descriptorBudget', 'engine/responders/rules/ruleResponders'].map(
      (name) => new URL(`../../src/${name}.ts`, import.meta.url).href,
    );
    const started = new ChildProgram(program, [...urls, responder], openFilesLimit);
    child = started;
    const [local = '', limitText] = (await started.line()).split(' ');
    const limit = Number(limitText);
    assert.ok(limit > 20 && limit < openFilesLimit, `limit ${limitText}`);
    const counted = async (enough: (counts: Counts) => boolean): Promise<Counts> => {
      for (;;) {
        started.tell('count');
        const counts = JSON.parse(await started.line()) as Counts;
        if (enough(counts)) return counts;
      }
    };
    return { local, limit, counted };
  }

  it('refuses in time, counts what it refuses, and accepts again once others have closed', async function () {
    if (process.platform === 'win32') this.skip();
    const { local, limit, counted } = await start('echo', 128);
    const total = limit + 100;
    const sockets = await Promise.all(Array.from({ length: total }, () => plain.dial(local)));
    const full = await counted(({ accepted, refused }) => accepted + refused >= total);
    assert.deepEqual([full.accepted, full.refused, full.closed, full.error], [limit, 100, 0, 0]);
    assert.deepEqual(full.limits, { [`descriptors ${limit}`]: true });

    for (const socket of sockets) socket.write('x');
    const answered = await counted(({ data }) => data >= 2 * limit);
    assert.equal(answered.data, 2 * limit);

    for (const socket of sockets) socket.destroy();
    await counted(({ closed }) => closed === limit);
    const again = await Promise.all(Array.from({ length: limit }, () => plain.dial(local)));
    const after = await counted(({ accepted }) => accepted >= 2 * limit);
    assert.deepEqual([after.accepted, after.refused, after.error], [2 * limit, 100, 0]);
    again[0]?.write('hello');
    const [hello] = (await once(again[0] ?? assert.fail(), 'data')) as [Buffer];
    assert.equal(hello.toString(), 'hello');
  });

  it('lives on where there are no pipes left for programs, and says so for each answer', async function () {
    if (process.platform === 'win32') this.skip();
    const { local, limit, counted } = await start('on line reply exec "cat"', 160);
    const total = Math.floor(limit / 2);
    const sockets = await Promise.all(Array.from({ length: total }, () => plain.dial(local)));
    await counted(({ accepted }) => accepted === total);
    for (const socket of sockets) socket.write('x\n');
    const full = await counted(({ data, closed }) => closed > 0 && data === total + (total - closed));
    assert.deepEqual([full.refused, full.codes, full.error], [0, { EMFILE: true }, full.closed]);
    for (const socket of sockets) socket.destroy();
    await counted(({ closed }) => closed === total);
    const again = await plain.dial(local);
    again.write('hello\n');
    const [hello] = (await once(again, 'data')) as [Buffer];
    assert.equal(hello.toString(), 'hello\n');
  });
});
