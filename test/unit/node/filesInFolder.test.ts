import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { filesInFolder } from '../../../src/node/filesInFolder.ts';

describe('filesInFolder', () => {
  it('has the files of TLS in a folder, and leaves all else as it is', () => {
    const folder = resolve('/project/lab');
    const absolute = resolve('/etc/ssl/key.pem');
    assert.deepEqual(
      filesInFolder(
        { cert: 'cert.pem', key: absolute, keylog: '../keys.log', ciphers: 'HIGH', ttl: 1 },
        folder,
      ),
      {
        cert: resolve(folder, 'cert.pem'),
        key: absolute,
        keylog: resolve('/project/keys.log'),
        ciphers: 'HIGH',
        ttl: 1,
      },
    );
  });
});
