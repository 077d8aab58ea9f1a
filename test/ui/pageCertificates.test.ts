/** The certificates of a handshake, in the detail of its row. */
import assert from 'node:assert/strict';
import type { CertificateFacts } from '../../src/model/tlsEvents.ts';
import { accessProblems } from '../support/axe.ts';
import { make } from '../support/ledgerEvents.ts';
import { pageBench } from '../support/page/pageBench.ts';

const leaf: CertificateFacts = {
  subject: 'CN=localhost',
  issuer: 'CN=Socket Lab Root',
  names: ['localhost', '127.0.0.1', '::1'],
  validFrom: '2026-11-29T10:00:00.000Z',
  validTo: '2027-12-31T10:00:00.000Z',
  key: 'EC P-256',
  sha256: Array.from({ length: 32 }, () => 'A7').join(':'),
};
const root: CertificateFacts = { ...leaf, subject: leaf.issuer, names: [] };
const distrust = {
  code: 'CERT_HAS_EXPIRED',
  message: 'The certificate has expired.',
  advice: 'Renew it, or connect with ?verify=false.',
};

describe('The certificates of a handshake', () => {
  const bench = pageBench();

  for (const [layout, width] of [
    ['narrow', 300],
    ['wide', 1400],
  ] as const)
    it(`are in the detail of its row, ${layout}`, async () => {
      await bench.open(`layout=${layout}&rows=7`, width, 760);
      const facts = { version: 'TLS 1.3', cipher: 'TLS_AES_128_GCM_SHA256', chain: [leaf, root], distrust };
      bench.host.emit(make('handshake', { t: 1_000_000, ...facts }));
      bench.host.host.refresh();
      await bench.listed(8);
      await bench.page.locator('#row-7').click();
      const words = bench.page.locator('.detail-words');
      await words.getByText('Renew it, or connect with ?verify=false.').waitFor();
      await words.getByText('2026-11-29 to 2027-12-31').first().waitFor();
      const shown = await words.innerText();
      assert.match(
        shown,
        /CN=localhost\s+for\s+localhost, 127\.0\.0\.1, ::1\s+issued by\s+CN=Socket Lab Root/,
      );
      assert.doesNotMatch(shown, /itself/);
      await words.getByText('CN=Socket Lab Root').last().click();
      await words.getByText('itself').waitFor();
      const overflow = await words.evaluate((node) => node.scrollWidth - node.clientWidth);
      assert.equal(overflow, 0);
      assert.deepEqual(await accessProblems(bench.page), []);
      if (process.env['SHOT'] !== undefined) await bench.page.screenshot({ path: `/tmp/cert-${layout}.png` });
    });
});
