/** The lines that a user copies, run by a real shell with the real programs against a real listener. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineEvent } from '../../src/model/engineEvent.ts';
import { Engine } from '../../src/engine/engine.ts';
import { RuleResponders } from '../../src/engine/responders/rules/ruleResponders.ts';
import { peerCommand } from '../../src/address/peerCommand.ts';
import { parseAddress } from '../../src/address/parseAddress.ts';
import { describeWith } from '../support/needs.ts';
import { endPrograms, Program } from '../support/processes.ts';

describe('copied lines reach the listener they were copied from', () => {
  let engine: Engine;
  let folder: string;
  let told: EngineEvent[];

  beforeEach(async () => {
    engine = new Engine({ responders: new RuleResponders() });
    told = [];
    engine.subscribe((event) => void told.push(event));
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-copy-'));
  });

  afterEach(async () => {
    await endPrograms();
    await engine.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  /** Listens, and answers the address as the tree shows it. */
  const listen = async (address: string, responder: string): Promise<string> => {
    const parsed = parseAddress(address, { kind: 'listener' });
    assert.ok(parsed.ok);
    const opened = engine.open({ kind: 'listener', address: parsed.value, responder });
    assert.ok(opened.ok && (await opened.value.ready).ok);
    const bound = told.find((event) => event.type === 'bound');
    assert.ok(bound);
    return bound.local;
  };
  const shell = (line: string | undefined): Program => {
    assert.ok(line);
    return new Program('sh', ['-c', line]);
  };
  /** Where to listen; a unix path is made below the test's own folder. */
  const places: readonly (readonly [name: string, address: () => string])[] = [
    ['TCP', () => 'tcp://127.0.0.1:0'],
    ['TCP on all interfaces', () => 'tcp://*:0'],
    ['UDP', () => 'udp://127.0.0.1:0'],
    ['unix, a path with blanks and quotes', () => `unix:${join(folder, "it's a demo.sock")}`],
  ];

  describeWith('python3', 'python', () => {
    for (const [name, address] of places) {
      it(name, async () => {
        const python = shell(peerCommand('python', await listen(address(), 'upper')));
        await python.line(/^b'HELLO\\n'$/);
      });
    }
  });

  describeWith('curl', 'curl', () => {
    for (const [name, address] of places.filter(([name]) => name !== 'UDP')) {
      it(name, async () => {
        const rule = 'on data reply "HTTP/1.0 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\nhello\\n" then close';
        const curl = shell(peerCommand('curl', await listen(address(), rule)));
        await curl.line(/^hello$/);
        assert.equal((await curl.ended).code, 0);
      });
    }
  });

  describeWith('nc', 'nc', () => {
    for (const [name, address] of places) {
      it(name, async () => {
        const nc = shell(peerCommand('nc', await listen(address(), 'upper')));
        nc.write('hello\n');
        await nc.line(/^HELLO$/);
      });
    }
  });
});
