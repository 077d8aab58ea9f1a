/**
 * Snippets of whole blocks. `syntaxes/sockets.snippets.json` has them too, for Insert Snippet; a test keeps both in
 * sync. Completion offers them only where they are allowed, which VS Code's own snippets would not.
 */
export interface ExperimentSnippet {
  readonly title: string;
  readonly prefix: string;
  /** One sentence. */
  readonly description: string;
  readonly body: readonly string[];
}

export const experimentSnippets: readonly ExperimentSnippet[] = [
  {
    title: 'Test with a TCP listener and a client',
    prefix: 'test-tcp',
    description: 'A listener that answers by itself, and a client that looks at the answer.',
    body: [
      'test "${1:answers}"',
      '\tlisten tcp://127.0.0.1:0 as ${2:server}',
      '\t\ton data reply ${3|upper,echo,"answer"|}',
      '\tconnect {{$2}} as ${4:client}',
      '\t$4 > "${5:hello\\\\n}"',
      '\t$4 < "${6:HELLO\\\\n}"$0',
    ],
  },
  {
    title: 'Test with both ends of a TCP connection',
    prefix: 'test-accept',
    description: 'A listener without rules, a client, and the connection that the listener accepts.',
    body: [
      'test "${1:arrives}"',
      '\tlisten tcp://127.0.0.1:0 as ${2:server}',
      '\tconnect {{$2}} as ${3:client}',
      '\taccept $2 as ${4:conn}',
      '\t$3 > "${5:hello}"',
      '\t$4 < "$5"$0',
    ],
  },
  {
    title: 'Test over UDP',
    prefix: 'test-udp',
    description: 'A UDP listener that answers each sender, and a client.',
    body: [
      'test "${1:answers each sender}"',
      '\tlisten udp://127.0.0.1:0 as ${2:server}',
      '\t\ton data reply ${3|upper,echo,"answer"|}',
      '\tconnect {{$2}} as ${4:client}',
      '\t$4 > "${5:hello}"',
      '\t$4 < "${6:HELLO}"$0',
    ],
  },
  {
    title: 'Test over a unix socket',
    prefix: 'test-unix',
    description: 'The same over a unix socket, whose address is a path.',
    body: [
      'test "${1:stays on this machine}"',
      '\tlisten unix:${2:/tmp/demo.sock} as ${3:server}',
      '\tconnect {{$3}} as ${4:client}',
      '\taccept $3 as ${5:conn}',
      '\t$4 > "${6:hello}"',
      '\t$5 < "$6"$0',
    ],
  },
  {
    title: 'Test that starts TLS in a conversation',
    prefix: 'test-starttls',
    description: 'A client asks for TLS in plain text, and both sides go on encrypted (STARTTLS).',
    body: [
      'test "${1:starts TLS}"',
      '\tlisten tcp://127.0.0.1:0 as ${2:server}',
      '\tconnect {{$2}} as ${3:client}',
      '\taccept $2 as ${4:conn}',
      '\t$3 > "${5:STARTTLS}\\\\r\\\\n"',
      '\t$4 < "$5\\\\r\\\\n"',
      '\t$4 > "${6:220 go ahead}\\\\r\\\\n"',
      '\t$3 < "$6\\\\r\\\\n"',
      '\ttogether',
      '\t\tdo',
      '\t\t\t$3 secure',
      '\t\tdo',
      '\t\t\t$4 secure',
      '\t$3 > "${7:hello}"',
      '\t$4 < "$7"$0',
    ],
  },
  {
    title: 'Connecting fails',
    prefix: 'test-refused',
    description: 'Nobody listens at an address: the error is what is expected.',
    body: [
      'test "${1:nobody listens there}"',
      '\tlisten tcp://127.0.0.1:0 as ${2:gone}',
      '\t$2 close',
      '\tconnect {{$2}} fails ECONNREFUSED$0',
    ],
  },
  {
    title: 'Repeat',
    prefix: 'repeat-every',
    description: 'The statements below, several times, at a pace.',
    body: ['repeat ${1:10} every ${2:100ms}', '\t${3:client} > "${4:tick\\\\n}"$0'],
  },
  {
    title: 'Together',
    prefix: 'together-do',
    description: 'Two blocks that run side by side.',
    body: ['together', '\tdo', '\t\t${1:client} > "${2:hello\\\\n}"', '\tdo', '\t\t${3:conn} < "$2"$0'],
  },
  {
    title: 'Run a Python program as the other end',
    prefix: 'run-python',
    description: 'A program of yours as the server: wait until it listens, connect, look at what it answers.',
    body: [
      'run "python3 -u ${1:server.py}" as ${2:program} until "${3:listening}" within 5s',
      'connect tcp://127.0.0.1:${4:5000} as ${5:client}',
      '$5 > "${6:hello\\\\n}"',
      '$5 < "${7:HELLO\\\\n}" within 2s$0',
    ],
  },
  {
    title: 'Frames by length',
    prefix: 'listen-frames',
    description: 'A listener whose messages have their length in front of them.',
    body: [
      'listen tcp://127.0.0.1:0 as ${1:server}',
      '\tframes by length ${2|u16be,u8,u32be,u16le,u32le,varint|}',
      '\ton frame reply len16be{${3:{{message\\}\\}}}$0',
    ],
  },
  {
    title: 'HTTP request',
    prefix: 'http-get',
    description: 'A request with the line ends of HTTP, and what its answer begins with.',
    body: [
      '${1:client} > <<CRLF END',
      '\tGET ${2:/} HTTP/1.1',
      '\tHost: ${3:localhost}',
      '\tConnection: close',
      '',
      '\tEND',
      '$1 < "HTTP/1.1 ${4:200}"$0',
    ],
  },
];
