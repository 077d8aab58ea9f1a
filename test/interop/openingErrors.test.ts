import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineBench } from '../support/engineBench.ts';
import { describeWith } from '../support/needs.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

/** Binds or connects as told, one a line, and prints the error's name, or "ok". */
const oracle = `
import errno, json, socket, sys
for kind, transport, place in json.loads(sys.argv[1]):
    family = socket.AF_UNIX if transport == 'unix' else socket.AF_INET6 if ':' in place[0] else socket.AF_INET
    s = socket.socket(family, socket.SOCK_DGRAM if transport == 'udp' else socket.SOCK_STREAM)
    s.settimeout(5)
    try:
        where = place if transport == 'unix' else tuple(place)
        if kind == 'listener':
            if transport == 'tcp': s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(where)
        else:
            s.connect(where)
        print('ok')
    except OSError as e:
        print(errno.errorcode[e.errno])
    s.close()
`;

/** Has one socket of each kind: TCP and UDP on free ports, in \`folder\` a stream, a datagram and a mute one. */
const holder = (folder: string): string => `
import os, signal, socket
os.chdir(${JSON.stringify(folder)})
kept = []
def have(family, kind, place, listens):
    s = socket.socket(family, kind); s.bind(place); kept.append(s)
    if listens: s.listen()
    return s
tcp = have(socket.AF_INET, socket.SOCK_STREAM, ('127.0.0.1', 0), True).getsockname()[1]
udp = have(socket.AF_INET, socket.SOCK_DGRAM, ('127.0.0.1', 0), False).getsockname()[1]
have(socket.AF_UNIX, socket.SOCK_STREAM, 'live.sock', True)
have(socket.AF_UNIX, socket.SOCK_STREAM, 'mute.sock', False)
have(socket.AF_UNIX, socket.SOCK_DGRAM, 'datagrams.sock', False)
have(socket.AF_UNIX, socket.SOCK_STREAM, '\\0' + os.path.basename(${JSON.stringify(folder)}), True)
dead = socket.socket(socket.AF_UNIX); dead.bind('dead.sock'); dead.close()
print(tcp, udp)
signal.pause()
`;

interface Case {
  readonly kind: 'listener' | 'client';
  readonly address: string;
  readonly code: string;
  /** What is said: what happened, and what to do. */
  readonly says: RegExp;
  readonly call?: string;
}

describeWith('python3', 'failures to open, beside Python', function () {
  let folder: string;
  let peer: PythonPeer;
  let ports: { tcp: string; udp: string };
  let bench: EngineBench;

  before(async () => {
    if (process.platform !== 'linux') return;
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, 'folder'));
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
    await symlink(join(folder, 'circle'), join(folder, 'circle'));
    for (const name of ['file', 'folder', 'dead.sock', 'mute.sock']) {
      await symlink(join(folder, name), join(folder, `to-${name}`));
    }
    peer = pythonPeer(holder(folder));
    const [tcp = '', udp = ''] = (await peer.line()).split(' ');
    ports = { tcp, udp };
  });

  after(async () => {
    if (process.platform !== 'linux') return;
    peer.stop();
    await rm(folder, { recursive: true });
  });

  beforeEach(function () {
    // The numbers of errors, and who has what, are Linux's.
    if (process.platform !== 'linux') this.skip();
    bench = new EngineBench();
  });

  afterEach(async () => {
    await bench.dispose();
  });

  const by = / by python3[^,]*, pid \d+\./;
  const cases: readonly Case[] = [
    { kind: 'listener', address: 'tcp://127.0.0.1:TCP', code: 'EADDRINUSE', says: by },
    { kind: 'listener', address: 'tcp://0.0.0.0:TCP', code: 'EADDRINUSE', says: by },
    { kind: 'listener', address: 'udp://127.0.0.1:UDP', code: 'EADDRINUSE', says: by },
    {
      kind: 'listener',
      address: 'tcp://192.0.2.1:0',
      code: 'EADDRNOTAVAIL',
      says: /No interface .* 192\.0\.2\.1\./,
    },
    {
      kind: 'listener',
      address: 'udp://192.0.2.1:0',
      code: 'EADDRNOTAVAIL',
      says: /No interface .* 192\.0\.2\.1\./,
    },
    { kind: 'listener', address: 'tcp://[fe80::1]:0', code: 'EINVAL', says: /link-local/ },
    { kind: 'listener', address: 'udp://[fe80::1]:0', code: 'EINVAL', says: /link-local/ },
    { kind: 'client', address: 'tcp://127.0.0.1:UDP', code: 'ECONNREFUSED', says: /Nothing listens on 127/ },
    // Of TCP libuv takes the first interface's zone, in some releases.
    { kind: 'client', address: 'udp://[fe80::1]:9', code: 'EINVAL', says: /link-local/ },
    { kind: 'client', address: 'udp://255.255.255.254:9', code: 'ENETUNREACH|EACCES|EINVAL|ok', says: /./ },
    { kind: 'listener', address: 'unix:live.sock', code: 'EADDRINUSE', says: by },
    { kind: 'listener', address: 'unix:mute.sock', code: 'EADDRINUSE', says: by },
    { kind: 'listener', address: 'unix:datagrams.sock', code: 'EADDRINUSE', says: by },
    {
      kind: 'listener',
      address: 'unix:@NAME',
      code: 'EADDRINUSE',
      says: /^The name @.* by python3.*another name/,
    },
    {
      kind: 'listener',
      address: 'unix:folder',
      code: 'EADDRINUSE',
      says: /is a folder\. Name a socket in it/,
    },
    {
      kind: 'listener',
      address: 'unix:file',
      code: 'EADDRINUSE',
      says: /no socket is in the way.*left alone/,
    },
    { kind: 'listener', address: 'unix:dangling', code: 'EADDRINUSE', says: /symbolic link is in the way/ },
    {
      kind: 'listener',
      address: 'unix:missing/x',
      code: 'ENOENT',
      says: /The folder of .* does not exist.*Create it/,
    },
    { kind: 'listener', address: 'unix:dangling/x', code: 'ENOENT', says: /The folder of .* does not exist/ },
    { kind: 'listener', address: 'unix:file/x', code: 'ENOTDIR', says: /should be a folder is not one/ },
    { kind: 'listener', address: 'unix:circle/x', code: 'ELOOP', says: /in a circle/ },
    { kind: 'listener', address: 'unix:/proc/x.sock', code: 'ENOENT', says: /may take none.*\/tmp/ },
    { kind: 'listener', address: 'unix:/sys/x.sock', code: 'EPERM|EACCES|EROFS', says: /./ },
    {
      kind: 'client',
      address: 'unix:mute.sock',
      code: 'ECONNREFUSED',
      says: /belongs to python3.* does not listen/,
    },
    { kind: 'client', address: 'unix:dead.sock', code: 'ECONNREFUSED', says: /no program listens on it/ },
    { kind: 'client', address: 'unix:datagrams.sock', code: 'EPROTOTYPE', says: /of another type/ },
    {
      kind: 'client',
      address: 'unix:@NAME-',
      code: 'ECONNREFUSED',
      says: /No program listens on the name @/,
    },
    {
      kind: 'client',
      address: 'unix:file',
      code: 'ECONNREFUSED',
      says: /is a file, and no socket\. Check the path/,
    },
    {
      kind: 'client',
      address: 'unix:folder',
      code: 'ECONNREFUSED',
      says: /is a folder, and no socket\. Check the path/,
    },
    {
      kind: 'client',
      address: 'unix:none',
      code: 'ENOENT',
      says: /There is no socket at.*Start the listener/,
    },
    { kind: 'client', address: 'unix:missing/x', code: 'ENOENT', says: /The folder of .* does not exist/ },
    { kind: 'client', address: 'unix:dangling', code: 'ENOENT', says: /symbolic link to what is not there/ },
    {
      kind: 'client',
      address: 'unix:to-file',
      code: 'ECONNREFUSED',
      says: /is a file, and no socket\. Check the path/,
    },
    {
      kind: 'client',
      address: 'unix:to-folder',
      code: 'ECONNREFUSED',
      says: /is a folder, and no socket\. Check the path/,
    },
    {
      kind: 'client',
      address: 'unix:to-dead.sock',
      code: 'ECONNREFUSED',
      says: /symbolic link .*no program listens.*the path that it points to/,
    },
    {
      kind: 'client',
      address: 'unix:to-mute.sock',
      code: 'ECONNREFUSED',
      says: /belongs to python3.* does not listen/,
    },
    { kind: 'client', address: 'unix:file/x', code: 'ENOTDIR', says: /should be a folder is not one/ },
    { kind: 'client', address: 'unix:circle', code: 'ELOOP', says: /in a circle/ },
  ];

  for (const { kind, address, code, says } of cases) {
    it(`says of a ${kind} at ${address}: ${code}`, async () => {
      const text = address
        .replace('TCP', ports.tcp)
        .replace('UDP', ports.udp)
        .replace('@NAME', `@${folder.split('/').at(-1) ?? ''}`)
        .replace(/^unix:(?![/@])/, `unix:${folder}/`);
      const expected = python(kind, text);
      assert.match(expected, new RegExp(`^(${code})$`));
      const result = await bench.begin(kind, text).ready;
      assert.equal(result.ok ? 'ok' : result.failure.code, expected);
      if (result.ok) return;
      assert.match(`${result.failure.message} ${result.failure.advice ?? ''}`, says);
      assert.equal(result.failure.call, kind === 'listener' ? 'bind' : 'connect');
    });
  }

  function python(kind: string, address: string): string {
    const [transport = '', rest = ''] = address.split(/:(?:\/\/)?(.*)/s);
    const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(rest) ?? [];
    const place = transport === 'unix' ? rest.replace(/^@/, '\0') : [host, Number(port)];
    const { stdout } = spawnSync('python3', ['-c', oracle, JSON.stringify([[kind, transport, place]])], {
      encoding: 'utf8',
    });
    return stdout.trim();
  }
});
