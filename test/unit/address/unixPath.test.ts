import assert from 'node:assert/strict';
import {
  isPipePath,
  pathEnd,
  pathProblem,
  pipePath,
  readUnixPath,
  systemUnixPath,
  unixPathLimitBytes,
} from '../../../src/address/unixPath.ts';
import { ProblemList } from '../../../src/model/problemList.ts';

describe('unixPath', () => {
  it('has room for as many bytes as the system has', () => {
    assert.deepEqual([unixPathLimitBytes('linux'), unixPathLimitBytes('darwin')], [107, 103]);
    assert.equal(pathProblem('x'.repeat(107), 'linux'), undefined);
    assert.match(pathProblem('x'.repeat(108), 'linux') ?? '', /at most 107 bytes/);
    assert.match(pathProblem('ü'.repeat(52), 'darwin') ?? '', /at most 103 bytes/);
    assert.equal(pathProblem('ü'.repeat(51), 'darwin'), undefined);
  });

  it('is an abstract name on Linux with a Node.js that has them', () => {
    assert.equal(systemUnixPath('@demo'), '\0demo');
    assert.equal(systemUnixPath('./@demo'), './@demo');
    assert.equal(pathProblem('@demo', 'linux', '22.0.0'), undefined);
    assert.match(pathProblem('@demo', 'linux', '20.20.2') ?? '', /Node\.js 22\.0\.0 or later/);
    assert.match(pathProblem('@demo', 'darwin', '24.0.0') ?? '', /exist on Linux only/);
    assert.match(pathProblem('@', 'linux') ?? '', /name is missing/);
    assert.equal(pathProblem(`@${'x'.repeat(107)}`, 'linux'), undefined);
    assert.match(pathProblem(`@${'x'.repeat(108)}`, 'linux') ?? '', /at most 107 bytes/);
  });

  it('is a named pipe on Windows', () => {
    assert.ok(isPipePath(String.raw`\\.\PIPE\demo`));
    assert.equal(pipePath('demo'), String.raw`\\.\pipe\demo`);
    assert.equal(pipePath(String.raw`C:\a\b`), String.raw`\\.\pipe\C:/a/b`);
    assert.equal(pathProblem(String.raw`\\.\pipe\demo`, 'win32'), undefined);
    assert.match(pathProblem(String.raw`\\.\pipe\a\b`, 'win32') ?? '', /backslash/);
    assert.match(pathProblem(String.raw`\\.\pipe\demo`, 'linux') ?? '', /on Windows only/);
  });

  it('names a socket, and no folder', () => {
    for (const path of ['', '/tmp/', 'a\0b']) assert.notEqual(pathProblem(path, 'linux'), undefined, path);
  });

  it('ends before the options, and is decoded', () => {
    const text = 'unix:/tmp/a%3Fb?backlog=2';
    const end = pathEnd(text, 5, text.length);
    const problems = new ProblemList();
    assert.equal(text.slice(5, end), '/tmp/a%3Fb');
    assert.equal(readUnixPath(text, 5, end, {}, problems), '/tmp/a?b');
    const pipe = String.raw`\\?\pipe\demo?backlog=2`;
    assert.equal(pipe.slice(0, pathEnd(pipe, 0, pipe.length)), String.raw`\\?\pipe\demo`);
    assert.equal(readUnixPath('%ff', 0, 3, {}, problems), '');
    assert.equal(problems.count, 1);
  });
});
