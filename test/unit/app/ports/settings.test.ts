import assert from 'node:assert/strict';
import { readSettings, settingTable } from '../../../../src/app/ports/settings.ts';

describe('readSettings', () => {
  const read = (values: Readonly<Record<string, unknown>>) => readSettings((name) => values[name]);

  it('returns the defaults of the manifest for what is not set or does not fit', () => {
    const { endpoints: _endpoints, payloads: _payloads, ...settings } = read({});
    for (const [name, value] of Object.entries(settings))
      assert.equal(value, settingTable[name as keyof typeof settings].schema.default, name);
    const wrong = read({ defaultHost: 7, refreshRate: '9', timeFormat: 'never', warnBeforePublicBind: 'no' });
    assert.deepEqual(wrong, read({}));
  });

  it('trims texts, rounds numbers and keeps them within their limits', () => {
    const { defaultHost, connectTimeoutMs, refreshRate } = read({
      defaultHost: ' ::1 ',
      connectTimeoutMs: 12.6,
      refreshRate: 1000,
    });
    assert.deepEqual([defaultHost, connectTimeoutMs, refreshRate], ['::1', 13, 30]);
    assert.equal(read({ captureLimitMiB: -1 }).captureLimitMiB, 1);
  });

  it('does not look into lists', () => {
    assert.equal(read({ endpoints: 'anything' }).endpoints, 'anything');
  });
});
