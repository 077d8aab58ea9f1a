/** Texts in which something comes again and again, each of which could cost more than its length. */

/** A text of about so many characters. */
export type Shape = (characters: number) => string;

const listener = 'listen tcp://127.0.0.1:0 as server\n';
const client = `${listener}connect {{server}} as client\n`;

/** The same piece; `#` in it is its number, counted from 0. */
function rows(piece: string, start = '', end = ''): Shape {
  return (characters) => {
    const made: string[] = [start];
    for (let length = 0, number = 0; length < characters; number++) {
      const row = piece.replaceAll('#', String(number));
      made.push(row);
      length += row.length;
    }
    return `${made.join('')}${end}`;
  };
}

/** One half of one shape, the other of another. */
function halves(first: Shape, second: Shape): Shape {
  return (characters) => first(characters >> 1) + second(characters >> 1);
}

function deep(word: string): Shape {
  return rows(Array.from({ length: 30 }, (_, depth) => `${' '.repeat(depth)}${word}\n`).join(''));
}

export const experimentShapes: Readonly<Record<string, Shape>> = {
  'setup and tests': halves(rows('wait 0ms\n'), rows('test "#"\n')),
  'tests and setup': halves(rows('test "#"\n'), rows('wait 0ms\n')),
  'setup of variables and tests that use them': halves(rows('@x# = 1\n'), rows('test "#"\n a > {{x#}}\n')),
  'tests with a line each': rows('test "#"\n wait 1ms\n'),
  'tests and lines of one of them': halves(rows('test "#"\n'), rows('  wait 1ms\n')),
  'tests of one title': rows('test "same"\n'),
  'tests whose titles are keys of others': rows('test "a"\ntest "a (#)"\n'),
  'tests without a title': rows('test ""\n'),
  'unknown variables in addresses': rows('connect {{x#}} as c#\n'),
  'unknown variables beside many names': halves(rows('@name# = 1\n'), rows('a > {{nam#}}\n')),
  'unknown endpoints beside many names': halves(rows('@name# = 1\n'), rows('nam# > "x"\n')),
  'unknown endpoints beside many endpoints': halves(
    rows('accept server as c#\n', listener),
    rows('d# < any\n'),
  ),
  'names that come later': halves(rows('later > "x"\n'), rows(`connect {{s}} as later\n`)),
  'names of other tests': halves(rows('test "#"\n connect tcp://a:1 as c\n'), rows('c > "x"\n')),
  'unknown names below a broken line': rows('u# > {{v#}}\n', 'listen\n'),
  'one unknown name below a broken line': rows('same > {{same}}\n', 'listen\n'),
  'variables called like endpoints, below a broken line': rows('@same = 1\nsame > "x"\n', 'listen\n'),
  'one name again': rows('connect {{server}} as c\n', client),
  'one name again, and all that could replace it': halves(
    rows('connect {{server}} as c#\n', client),
    rows('connect {{server}} as c\n'),
  ),
  'one variable again': rows('@same = 1\n'),
  'variables of each other': rows('@x# = {{x#}}\n'),
  'captures of one name': rows('client < any as same\n', client),
  'captures of expressions': rows('client < matches /(?<a>.)(?<b>.)/\n', client),
  'words of the language as names': rows('connect {{server}} as wait\n', client),
  'a listener that is read': rows('server < "x"\n', listener),
  'a listener that is read, and its connections': halves(
    rows('accept server as c#\n', listener),
    rows('server < "x"\n'),
  ),
  sends: rows('client > "text" hex"00 01"\n', client),
  expectations: rows('client < "text" within 1s as a#\n', client),
  'closed again': rows('client close\n', client),
  'paused again': rows('client pause\n', client),
  'statements that are none': rows('nonsense #\n'),
  'statements that are nearly one': rows('conect tcp://a:1\n'),
  addresses: rows('connect tcp://127.0.0.1:1?noDelay=true&localPort=# as c#\n'),
  'addresses that are wrong': rows('connect tcp://127.0.0.1:1?nodelay=# as c#\n'),
  'addresses of pieces': rows('{{server}}', `${listener}connect tcp://`),
  rules: rows('  on data "#" reply "x"\n', listener),
  'rules that are never reached': rows('  on data reply "x"\n', listener),
  'rules with expressions': rows('  on line /a#(b)/ reply "{{1}}"\n', listener),
  framings: rows('  frames by line\n', listener),
  'framings of a client': rows('client frames by delimiter "#"\n', client),
  'framings behind rules': halves(rows('  on data "#" reply "x"\n', listener), rows('  frames by line\n')),
  'rules that are wrong': rows('  on nothing\n', listener),
  'listeners with a rule': rows('listen tcp://127.0.0.1:0 as s#\n  on data reply echo\n'),
  'relays with faults': rows('  latency 5ms\n  drop\n', 'relay tcp://127.0.0.1:0 to tcp://a:1 as r\n'),
  'faults of relays': rows('fault r set latency 5ms\n', 'relay tcp://127.0.0.1:0 to tcp://a:1 as r\n'),
  'faults with patterns': rows('  replace "#" with {{x}}\n', 'relay tcp://127.0.0.1:0 to tcp://a:1 as r\n'),
  'patterns of faults': rows('"a" u8(1) ', 'relay tcp://127.0.0.1:0 to tcp://a:1 as r\n  hold '),
  rounds: rows('repeat 2\n connect {{server}} as c\n c close\n', listener),
  'one round': rows('  client > "x"\n', `${client}repeat 2\n`),
  'rounds in rounds': deep('repeat 2'),
  branches: rows('  do\n    connect {{server}} as c#\n', `${listener}together\n`),
  togethers: rows('together\n do\n  wait 1ms\n do\n  wait 1ms\n'),
  'branches in branches': rows(
    Array.from({ length: 14 }, (_, depth) =>
      [`${' '.repeat(depth * 2)}together\n`, `${' '.repeat(depth * 2 + 1)}do\n`].join(''),
    ).join(''),
  ),
  heredocs: rows('client > <<END\n  line\n  END\n', client),
  'one heredoc': rows('  line {{server}} "\n', `${client}client > <<END\n`, '  END\n'),
  'a heredoc without an end': rows('  line\n', `${client}client > <<END\n`),
  'heredocs without an end': rows('client > <<E#\n', client),
  'one long text': rows('x\\n', `${client}client > "`, '"\n'),
  'one text of variables': rows('{{server}}', `${client}client > "`, '"\n'),
  'parts in one line': rows('"a" u8(1) ', `${client}client > `),
  'parts in parts': rows('len8{"a" len16be{"b"}} ', `${client}client > `),
  'brackets that stay open': rows('len8{', `${client}client > `),
  'braces that hold no name': rows('{{ ', `${client}client > "`),
  'hex digits': rows('00 ', `${client}client > hex"`, '"\n'),
  'one long expression': rows('(a|b)', `${client}client < matches /`, '/\n'),
  'clauses again': rows('within 1s ', `${client}client < any `),
  'one long word': rows('a', client),
  comments: rows('# comment #\n'),
  'comments of other widths': rows(' # a\n   # b\n'),
  'blank lines': rows('\n'),
  blanks: rows(' '),
  'lines that begin further in each time': (characters) => {
    const count = Math.floor(Math.sqrt(characters * 2));
    return Array.from({ length: count }, (_, depth) => `${' '.repeat(depth)}do\n`).join('');
  },
  'tabs and blanks': rows('\twait 1ms\n  wait 1ms\n'),
  'carriage returns': rows('wait 1ms\r\n'),
  files: rows('client > file"#"\n', client),
  programs: rows('run "echo #" as p# until "#"\n'),
};
