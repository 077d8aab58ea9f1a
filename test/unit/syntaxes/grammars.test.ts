import assert from 'node:assert/strict';
import { faultForm, faultKinds } from '../../../src/model/faultSpec.ts';
import { tokens } from '../../support/grammarTokens.ts';

describe('the TextMate grammars', () => {
  it('tell the parts of a payload', async () => {
    assert.deepEqual(await tokens('socket-payload', 'hex"de ?? zz" u16be(0x2A)'), [
      'hex support.function.part',
      '" punctuation.definition.string.begin',
      'de constant.numeric.hex',
      '?? constant.language.hole',
      'z invalid.illegal.hex',
      'z invalid.illegal.hex',
      '" punctuation.definition.string.end',
      'u16be support.function.part',
      '( punctuation.section.group',
      '0x2A constant.numeric',
      ') punctuation.section.group',
    ]);
  });

  it('tell escapes and variables, and that a literal ends on its line', async () => {
    assert.deepEqual(await tokens('socket-payload', 'latin1"a\\n{{name}}\\q\n"b"'), [
      'latin1 support.function.charset',
      '" punctuation.definition.string.begin',
      'a string.quoted.double',
      '\\n constant.character.escape',
      '{{ punctuation.section.interpolation.begin',
      'name variable.other',
      '}} punctuation.section.interpolation.end',
      '\\q invalid.illegal.escape',
      '" punctuation.definition.string.begin',
      'b string.quoted.double',
      '" punctuation.definition.string.end',
    ]);
  });

  it('know a comment only after white space', async () => {
    assert.deepEqual(await tokens('socket-payload', "# all\n'#1' # rest"), [
      '# all comment.line.number-sign',
      "' punctuation.definition.string.begin",
      '#1 string.quoted.single',
      "' punctuation.definition.string.end",
      '# rest comment.line.number-sign',
    ]);
  });

  it('know the framings and the parts that make frames', async () => {
    assert.deepEqual(await tokens('socket-rules', 'frames by delimiter hex"03" plus 1\nframes by dle'), [
      'frames keyword.control.statement',
      'by keyword.control.statement',
      'delimiter storage.type.framing',
      'hex support.function.part',
      '" punctuation.definition.string.begin',
      '03 constant.numeric.hex',
      '" punctuation.definition.string.end',
      'plus storage.type.framing',
      '1 constant.numeric',
      'frames keyword.control.statement',
      'by keyword.control.statement',
      'dle storage.type.framing',
    ]);
    assert.deepEqual(await tokens('socket-payload', 'pad(4, left){hexText{bcd(7)}}'), [
      'pad support.function.part',
      '( punctuation.section.group',
      '4 constant.numeric',
      ', punctuation.separator',
      'left storage.modifier',
      ') punctuation.section.group',
      '{ punctuation.section.group',
      'hexText support.function.part',
      '{ punctuation.section.group',
      'bcd support.function.part',
      '( punctuation.section.group',
      '7 constant.numeric',
      ') punctuation.section.group',
      '} punctuation.section.group',
      '} punctuation.section.group',
    ]);
  });

  it('follow a heredoc to its mark, and go on behind its opening and after it', async () => {
    const found = await tokens(
      'socket-rules',
      'on data reply <<END then close\nthen "x" {{peer}}\nEND\non line discard',
    );
    assert.deepEqual(found, [
      'on keyword.control.statement',
      'data storage.type.event',
      'reply keyword.control.reply',
      '<< keyword.operator.heredoc',
      'END keyword.control.heredoc-mark',
      'then keyword.control.clause',
      'close keyword.control.ending',
      'then "x"  string.unquoted.heredoc',
      '{{ punctuation.section.interpolation.begin',
      'peer variable.other',
      '}} punctuation.section.interpolation.end',
      'END keyword.control.heredoc-mark',
      'on keyword.control.statement',
      'line storage.type.event',
      'discard support.function.service',
    ]);
  });

  it('tell the words of rules, and words within texts from them', async () => {
    assert.deepEqual(await tokens('socket-rules', 'on line starts "on " reply all echo after 1.5s times 3'), [
      'on keyword.control.statement',
      'line storage.type.event',
      'starts keyword.control.clause',
      '" punctuation.definition.string.begin',
      'on  string.quoted.double',
      '" punctuation.definition.string.end',
      'reply keyword.control.reply',
      'all storage.modifier',
      'echo support.function.service',
      'after keyword.control.clause',
      '1.5s constant.numeric.duration',
      'times keyword.control.clause',
      '3 constant.numeric',
    ]);
    assert.deepEqual(await tokens('socket-rules', 'on data /a[/]\\d/i reply {{1}}'), [
      'on keyword.control.statement',
      'data storage.type.event',
      '/ punctuation.definition.string.begin',
      'a string.regexp',
      '[ constant.other.character-class.set.regexp',
      '/ constant.other.character-class.set.regexp',
      '] constant.other.character-class.set.regexp',
      '\\d constant.character.escape.regexp',
      '/ punctuation.definition.string.end',
      'i keyword.other.flags',
      'reply keyword.control.reply',
      '{{ punctuation.section.interpolation.begin',
      '1 variable.other',
      '}} punctuation.section.interpolation.end',
    ]);
  });

  it('tell the statements of an experiment, and names from words', async () => {
    assert.deepEqual(await tokens('sockets', 'test "a # b" # c\n  test > "x"\n  close end'), [
      'test keyword.control.test',
      '" punctuation.definition.string.begin',
      'a # b string.quoted.double.title',
      '" punctuation.definition.string.end',
      '# c comment.line.number-sign',
      'test variable.other.endpoint',
      '> keyword.operator.send',
      '" punctuation.definition.string.begin',
      'x string.quoted.double',
      '" punctuation.definition.string.end',
      'close variable.other.endpoint',
      'end support.function.action',
    ]);
    assert.deepEqual(await tokens('sockets', '@x = 5\naccept server as conn within 1s\nrun "cat" as p'), [
      '@ punctuation.definition.variable',
      'x variable.other.definition',
      '= keyword.operator.assignment',
      '5 constant.numeric',
      'accept keyword.control.statement',
      'server variable.other.endpoint',
      'as keyword.control.clause',
      'conn variable.other.definition',
      'within keyword.control.clause',
      '1s constant.numeric.duration',
      'run keyword.control.statement',
      '" punctuation.definition.string.begin',
      'cat string.quoted.double',
      '" punctuation.definition.string.end',
      'as keyword.control.clause',
      'p variable.other.definition',
    ]);
  });

  it('tell the options of TLS that is started', async () => {
    const line = 'alice secure as client verify=false ca={{file}} within 2s # STARTTLS';
    assert.deepEqual(await tokens('sockets', `${line}\nbob secure\nbob secure verify`), [
      'alice variable.other.endpoint',
      'secure support.function.action',
      'as keyword.control.clause',
      'client storage.modifier.role',
      'verify variable.parameter.option',
      '= keyword.operator.assignment',
      'false constant.other.option',
      'ca variable.parameter.option',
      '= keyword.operator.assignment',
      '{{ punctuation.section.interpolation.begin',
      'file variable.other',
      '}} punctuation.section.interpolation.end',
      'within keyword.control.clause',
      '2s constant.numeric.duration',
      '# STARTTLS comment.line.number-sign',
      'bob variable.other.endpoint',
      'secure support.function.action',
      'bob variable.other.endpoint',
      'secure support.function.action',
      'verify variable.parameter.option',
    ]);
  });

  it('tell what an address is made of', async () => {
    const found = await tokens(
      'sockets',
      'listen tcp://[::1]:80?backlog=5 fails EACCES\nrelay unix:a/tcp://b to udp://{{ s.host }}:9 as link',
    );
    assert.deepEqual(found, [
      'listen keyword.control.statement',
      'tcp storage.type.transport',
      ':// punctuation.separator.transport',
      '[::1]: string.unquoted.address',
      '80 constant.numeric.port',
      '? punctuation.separator.option',
      'backlog variable.parameter.option',
      '= keyword.operator.assignment',
      '5 constant.numeric.option',
      'fails keyword.control.clause',
      'EACCES constant.other.error-code',
      'relay keyword.control.statement',
      'unix storage.type.transport',
      ': punctuation.separator.transport',
      'a/tcp://b string.unquoted.address',
      'to keyword.control.clause',
      'udp storage.type.transport',
      ':// punctuation.separator.transport',
      '{{ punctuation.section.interpolation.begin',
      's.host variable.other',
      '}} punctuation.section.interpolation.end',
      ': string.unquoted.address',
      '9 constant.numeric.port',
      'as keyword.control.clause',
      'link variable.other.definition',
    ]);
  });

  it('tell rules, expectations, heredocs and faults in their places', async () => {
    const lines = [
      '  on line "a" reply upper',
      'conn<contains "x" as answer',
      'conn < matches /a/i',
      'conn < nothing for 2s',
      'a > <<END to udp://b:9',
      '  conn end {{y}}',
      '  END',
      'a close',
      'latency 5ms jitter 2ms up chance 5% per chunk',
      'fault link set bandwidth 64KiB/s',
      '  offline 5s every 30s off',
    ];
    assert.deepEqual(await tokens('sockets', lines.join('\n')), [
      'on keyword.control.statement',
      'line storage.type.event',
      '" punctuation.definition.string.begin',
      'a string.quoted.double',
      '" punctuation.definition.string.end',
      'reply keyword.control.reply',
      'upper support.function.service',
      'conn variable.other.endpoint',
      '< keyword.operator.expect',
      'contains support.function.expectation',
      '" punctuation.definition.string.begin',
      'x string.quoted.double',
      '" punctuation.definition.string.end',
      'as keyword.control.clause',
      'answer variable.other.definition',
      'conn variable.other.endpoint',
      '< keyword.operator.expect',
      'matches support.function.expectation',
      '/ punctuation.definition.string.begin',
      'a string.regexp',
      '/ punctuation.definition.string.end',
      'i keyword.other.flags',
      'conn variable.other.endpoint',
      '< keyword.operator.expect',
      'nothing support.function.expectation',
      'for keyword.control.clause',
      '2s constant.numeric.duration',
      'a variable.other.endpoint',
      '> keyword.operator.send',
      '<< keyword.operator.heredoc',
      'END keyword.control.heredoc-mark',
      'to keyword.control.clause',
      'udp storage.type.transport',
      ':// punctuation.separator.transport',
      'b: string.unquoted.address',
      '9 constant.numeric.port',
      '  conn end  string.unquoted.heredoc',
      '{{ punctuation.section.interpolation.begin',
      'y variable.other',
      '}} punctuation.section.interpolation.end',
      'END keyword.control.heredoc-mark',
      'a variable.other.endpoint',
      'close support.function.action',
      'latency support.function.fault',
      '5ms constant.numeric.duration',
      'jitter keyword.control.clause',
      '2ms constant.numeric.duration',
      'up storage.modifier.direction',
      'chance keyword.control.clause',
      '5% constant.numeric.percent',
      'per keyword.control.clause',
      'chunk storage.modifier',
      'fault keyword.control.statement',
      'link variable.other.endpoint',
      'set keyword.control.clause',
      'bandwidth support.function.fault',
      '64KiB/s constant.numeric.size',
      'offline support.function.fault',
      '5s constant.numeric.duration',
      'every keyword.control.clause',
      '30s constant.numeric.duration',
      'off keyword.control.clause',
    ]);
  });

  it('have every kind of fault', async () => {
    for (const row of faultKinds) {
      const [first] = await tokens('sockets', `  ${faultForm(row)}`);
      assert.equal(first, `${row.kind} support.function.fault`);
    }
  });
});
