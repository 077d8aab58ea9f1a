import assert from 'node:assert/strict';
import { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { createSocketLab, type SocketLab } from '../../../../src/app/socketLab.ts';
import { requireSecureArguments } from '../../../../src/app/actions/secureArguments.ts';
import { readTlsOptions } from '../../../../src/app/actions/tlsStart.ts';
import { valueOf } from '../../../../src/app/failures/commandError.ts';
import type { Result } from '../../../../src/model/result.ts';
import { FakePorts } from '../../../support/fakePorts.ts';
import { PlainTcp } from '../../../support/plainTcp.ts';
import { tlsFiles, type TlsFiles } from '../../../support/tlsFiles.ts';

const refusal = (result: Result<unknown>) => (result.ok ? undefined : result.failure);

describe('TLS started by the actions', () => {
  let lab: SocketLab;
  let plain: PlainTcp;
  let files: TlsFiles;

  before(() => (files = tlsFiles()));
  after(() => files.dispose());
  beforeEach(() => {
    lab = createSocketLab(new FakePorts());
    plain = new PlainTcp();
  });
  afterEach(async () => {
    plain.destroy();
    await lab.close();
  });

  it('secures both ends of a connection, each in its usual role, and returns them', async () => {
    const { actions, ledger } = lab;
    const server = valueOf(await actions.open({ kind: 'listener', address: '0', transport: 'tcp' }));
    const client = valueOf(await actions.open({ kind: 'client', address: server.address, transport: 'tcp' }));
    const [accepted] = ledger.endpoint(server.id)?.connections ?? [];
    assert.ok(accepted !== undefined);
    const [ours, theirs] = await Promise.all([
      actions.secure(accepted.id, { options: 'maxVersion=1.2' }),
      actions.secure(client.id, { options: ' verify=false  servername=mail.example' }),
    ]);
    assert.deepEqual([valueOf(ours).id, valueOf(ours).tls], [accepted.id, 'TLS 1.2']);
    assert.deepEqual([valueOf(theirs).id, valueOf(theirs).tls], [client.connections[0]?.id, 'TLS 1.2']);
  });

  it('reads the files of the options', async () => {
    const { actions, ledger } = lab;
    const server = valueOf(await actions.open({ kind: 'listener', address: '0', transport: 'tcp' }));
    const socket = await plain.dial(server.address);
    const [accepted] = ledger.endpoint(server.id)?.connections ?? [];
    assert.ok(accepted !== undefined);
    const missing = await actions.secure(accepted.id, { options: 'cert=none.pem' });
    assert.equal(refusal(missing)?.code, 'ERR_TLS_FILE');
    const secured = actions.secure(accepted.id, { options: `cert=${files.cert} key=${files.key}` });
    connect({ socket, rejectUnauthorized: false }).on('error', () => undefined);
    assert.equal(valueOf(await secured).id, accepted.id);
  });

  it('sends nothing in plain text from the call on', async () => {
    const { actions, ledger } = lab;
    const server = valueOf(await actions.open({ kind: 'listener', address: '0', transport: 'tcp' }));
    const socket = await plain.dial(server.address);
    const [accepted] = ledger.endpoint(server.id)?.connections ?? [];
    assert.ok(accepted !== undefined);
    const secured = actions.secure(accepted.id, { options: `cert=${files.cert} key=${files.key}` });
    valueOf(actions.send(accepted.id, Buffer.from('secret')));
    const session = connect({ socket, rejectUnauthorized: false });
    const received = new Promise<string>((resolve, reject) => {
      session.once('data', (bytes: Buffer) => resolve(bytes.toString()));
      session.on('error', reject);
    });
    assert.equal(await received, 'secret');
    valueOf(await secured);
  });

  it('takes the first bytes of a client that sent them in one piece with its question', async () => {
    const { actions, ledger, store } = lab;
    const server = valueOf(await actions.open({ kind: 'listener', address: '0', transport: 'tcp' }));
    const socket = await plain.dial(server.address);
    const wire = new Duplex({
      read: () => undefined,
      write: (bytes: Buffer, _encoding, done) => {
        socket.write(socket.bytesWritten === 0 ? Buffer.concat([question, bytes]) : bytes, () => done());
      },
    });
    const question = Buffer.from('STARTTLS\r\n');
    socket.on('data', (bytes) => wire.push(bytes));
    const session = connect({ socket: wire, rejectUnauthorized: false });
    session.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      lab.engine.subscribe(({ type }) => {
        if (type === 'data') resolve();
      });
    });
    const [accepted] = ledger.endpoint(server.id)?.connections ?? [];
    assert.ok(accepted !== undefined);
    const last = Buffer.from(store.bytes(store.next - 1) ?? []);
    assert.deepEqual(last.subarray(0, question.length), question, 'in one chunk');
    const secured = valueOf(
      await actions.secure(accepted.id, { options: `cert=${files.cert} key=${files.key}` }),
    );
    assert.equal(secured.tls, 'TLS 1.3');
  });

  it('says what is wrong with an id or the options', async () => {
    const { actions } = lab;
    assert.equal(refusal(await actions.secure(99))?.code, 'ENOTCONN');
    const server = valueOf(await actions.open({ kind: 'listener', address: '0', transport: 'tcp' }));
    const wrong = refusal(await actions.secure(server.id, { options: 'verify=maybe' }));
    assert.deepEqual([wrong?.code, wrong?.address], ['EINVAL', 'verify=maybe']);
    assert.equal(refusal(await actions.secure(server.id))?.code, 'ENOTCONN');
  });
});

describe('the arguments of secure', () => {
  it('are a role and options, each of which may be left out', () => {
    assert.deepEqual(requireSecureArguments(undefined), {});
    assert.deepEqual(requireSecureArguments({ role: 'server', options: 'verify' }), {
      role: 'server',
      options: 'verify',
    });
  });

  it('are refused where they are anything else', () => {
    for (const wrong of ['server', null, { role: 'peer' }, { options: { verify: false } }])
      assert.throws(() => requireSecureArguments(wrong), { code: 'EINVAL' });
  });

  it('are read for the platform', () => {
    assert.deepEqual(readTlsOptions('verify=false', 'client'), { ok: true, value: { verify: false } });
  });
});
