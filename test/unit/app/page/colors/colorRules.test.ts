import assert from 'node:assert/strict';
import { ColorRules } from '../../../../../src/app/page/colors/colorRules.ts';
import { readSettings } from '../../../../../src/app/ports/settings.ts';
import { MarkedRows } from '../../../../../src/capture/store/markedRows.ts';
import { ScanTurns } from '../../../../../src/capture/scan.ts';
import { SlowClock } from '../../../../support/fakeClock.ts';
import { FakeUserInterface } from '../../../../support/fakePorts.ts';
import { ledgerCapture } from '../../../../support/ledgerCapture.ts';
import { data, make } from '../../../../support/ledgerEvents.ts';

function lab(first?: unknown) {
  const { told, store, ledger } = ledgerCapture();
  told(make('error'), data('in', 300_000));
  const userInterface = new FakeUserInterface();
  let colorRules = first;
  const clock = new SlowClock();
  const timer = (_delayMs: number, run: () => void) => {
    queueMicrotask(run);
    return () => undefined;
  };
  const turns = new ScanTurns({ nowUs: () => clock.nowUs(), timer });
  const settings = () => ({
    ...readSettings(() => undefined),
    ...(colorRules === undefined ? {} : { colorRules }),
  });
  const marks = new MarkedRows(store);
  const colors = new ColorRules({ store, ledger, marks, turns, settings, userInterface });
  const rows = [0, 1].flatMap((seq) => store.row(seq) ?? []);
  const set = async (rules: unknown): Promise<void> => {
    colorRules = rules;
    await colors.prepare();
  };
  return { colors, rows, set, shown: userInterface.shown };
}

describe('ColorRules', () => {
  it('are those of the manifest at first', async () => {
    const { colors, rows } = lab();
    assert.deepEqual(await colors.of(rows), {});
    await colors.prepare();
    assert.deepEqual((await colors.of(rows)).colors, [1, -1]);
  });

  it('have another number after each change of the setting, and only then', async () => {
    const { colors, rows, set } = lab([]);
    const seen = [colors.version];
    for (const rules of [
      [],
      [],
      [{ filter: 'error', color: 'red' }],
      [{ color: 'red', filter: 'error' }],
      [],
    ]) {
      await set(rules);
      seen.push(colors.version);
    }
    assert.deepEqual(seen, [0, 1, 1, 2, 3, 4]);
    assert.deepEqual(await colors.of(rows), {});
    assert.deepEqual(colors.now(rows), {});
  });

  it('may have expressions, which are loaded first', async () => {
    const { colors, rows, set } = lab([]);
    await set([{ filter: 'text:/refuse[d]/', color: 'red' }]);
    assert.deepEqual((await colors.of(rows)).colors, [0, -1]);
  });

  it('are the latest, also where earlier ones take longer to read', async () => {
    const { colors, rows, set } = lab([]);
    await Promise.all([
      set([{ filter: 'text:/refused/', color: 'red' }]),
      set([{ filter: 'error', color: 'blue' }]),
    ]);
    assert.equal((await colors.of(rows)).colorRules?.[0]?.color, 'blue');
    assert.equal(colors.version, 1);
  });

  it('show a problem once, however often the setting changes, and apply the others', async () => {
    const { colors, rows, set, shown } = lab([]);
    const wrong = { filter: 'len>x', color: 'red' };
    await set([wrong, { filter: 'error', color: 'pink' }, { filter: 'error', color: 'red' }]);
    assert.deepEqual((await colors.of(rows)).colors, [0, -1]);
    assert.equal(shown.length, 1);
    assert.match(shown[0] ?? '', /^Color rule 1 of socketLab\.colorRules is left out: .* \(and 1 more\)$/);
    await set([wrong]);
    assert.equal(shown.length, 1);
  });

  it('that take longer than a slice are not there now, but later, unless nobody waits for them', async () => {
    const { colors, rows, set } = lab([]);
    await set([
      { filter: 'bytes:"absent"', color: 'red' },
      { filter: 'len>5', color: 'blue' },
    ]);
    const many = Array.from({ length: 600 }, () => rows).flat();
    assert.equal(colors.now(many), undefined);
    assert.equal((await colors.of(many)).colors?.length, many.length);
    assert.deepEqual(await colors.of(many, { isCancelled: () => true }), {});
  });
});
