/** What `--help` prints. */

export const globalHelp = `socket-lab: experiments with sockets

Usage
  socket-lab listen ADDRESS [options]     wait for connections or datagrams
  socket-lab connect ADDRESS [options]    connect, or send datagrams
  socket-lab run FILE… [options]          run experiments (.sockets files)
  socket-lab check FILE…                  what is wrong in experiments
  socket-lab bytes PAYLOAD [options]      a payload's bytes as hex
  socket-lab help COMMAND                 options and examples of a command; -h, --help too
  socket-lab --version, -v

Addresses
  tcp://127.0.0.1:9998   tcp://[::1]:9998   udp://localhost:6769   unix:/tmp/demo.sock
  tcp://*:9998           all interfaces, IPv4 and IPv6
  tcp://:0               a free port, chosen by the system

Examples
  socket-lab listen tcp://:9998 --reply upper
  socket-lab connect tcp://:9998 --send '"hello\\n"'
  printf 'hello\\n' | socket-lab connect tcp://:9998

Exit codes
  0  good
  1  a test or a socket call failed, or the output could not be written (a full disk)
  2  the call or a file is wrong; nothing was opened
`;

export const bytesHelp = `socket-lab bytes PAYLOAD [options]

Prints the payload's bytes as lower-case hex on one line. A payload is one or more parts,
which are joined; what is wrong with it is told on stderr, one line each
(payload:LINE:COLUMN: what is wrong), with exit code 2.

Parts
  "text" 'text'                 text; in "…" \\n \\r \\t \\0 \\\\ \\" \\{ \\xHH \\u{H} and {{name}}
  latin1"…" utf16le"…" …        text in a charset, such as shiftjis, windows1252, cp437
  hex"de ad" base64"3q0="       bytes
  file"path"                    a file's bytes
  {{name}} {{env.HOME}}         a variable (--set), a variable of the environment
  u8(1) u16be(513) i32le(-7)    numbers: u8 to u64, i8 to i64, f32 and f64, be or le
  varint(300)                   seven bits a byte, the lowest first
  len16be{…} lenVarint{…}       the length of what is in braces, then that; len8 to len64,
  lenText{…} len16be(…)         lenText in decimal; in parentheses only the length
  checksum("crc32", le){…}      what is in braces, then its checksum; be unless le is said;
  checksum("xor8", be, hexText){…}  as upper-case hex digits; with a payload as the last
                                argument only the sum. Names: those of the RevEng catalogue
                                ("CRC-16/KERMIT"), crc8 crc16-modbus crc16-ccitt
                                crc16-xmodem crc32 crc32c xor8 sum8 lrc adler32 fletcher16
                                internet, or crc(width, poly, init, refin, refout, xorout)
  slip{…} cobs{…} dle{…}        what is in braces as a frame: SLIP, COBS, DLE STX … DLE ETX
  hexText{…}                    as upper-case hex digits
  pad(16){…} pad(4, multiple){…}  with zeros behind, so many bytes in all; or a multiple of so
  pad(16, " ", left){…}         many; with other bytes, in front
  bcd(1234) bcd(7, 4)           decimal digits, two a byte; in so many bytes
  repeat(100, "x") random(16)   the same bytes again and again; random bytes
  counter() counter(1, 2)       one more at each send, from 0; from a start, by a step
  now("iso") uuid()             the time, also "unix" and "unixMs"; a random UUID
  <<END … END                   the lines between; <<CRLF END ends each with CR LF

Options
  --seed N            the seed of random(…) and uuid(): same seed, same bytes
  --set name=value    a variable: text or a number as it stands, or a payload
  -h, --help          this text

Examples
  socket-lab bytes 'checksum("crc16-modbus", le){u8(17) u8(3) u16be(107) u16be(3)}'
  socket-lab bytes 'len16be{"hello {{name}}"}' --set name=Ada
  socket-lab bytes 'file"request.bin"' | xxd -r -p | nc 127.0.0.1 9998
`;

export const listenHelp = `socket-lab listen ADDRESS [options]

Waits on an address and prints a line for each thing that happens, in the words of the
socket calls. The first line says where it listens, with the real port:
"listening tcp://127.0.0.1:43121". Without a host it binds 127.0.0.1. Ctrl-C (SIGINT) or
SIGTERM closes everything and ends with exit code 0.

Options
  --rule 'RULE'       answer by rule, see below; of several the first that fits is followed
  --rules FILE        the rules of a file, one per line; FILE:LINE:COLUMN says what is wrong
  --reply RESPONDER   answer all data that no rule answers: echo, upper, discard, chargen,
                      daytime, time, or an ANSWER
  --stdio             one connection, raw, like nc -l: stdin to the peer, the peer to
                      stdout; events go to stderr. With it:
    --crlf            lines of stdin end with CR LF
    --no-shutdown     the end of stdin does not end this side
    --lines           UDP: each line of stdin is a datagram, not each chunk
    --separator PAYLOAD  UDP: printed after each datagram, such as '"\\n"'
  --limit DURATION    end after this time: 200ms, 10s, 2m, 1h
  --hex               all bytes as a hex dump, not only the first as text
  --time              each line begins with the time of day
  --json              events as JSON, one object per line; bytes as base64
  --quiet             only the first line, warnings and errors
  -h, --help          this text

Rules
  on [connect|data|line|frame] [MATCH] reply [all] ANSWER [after D] [times N]
     [then end|close|reset]
  on [data|line|frame] [MATCH] discard
  every D reply [all] ANSWER
  frames by line | delimiter PAYLOAD [plus N] | length u16be [offset N] [includes header] |
            fixed N | slip | cobs | dle
          answers of on frame go out as such frames: escaped, with length, delimiter or end
  MATCH   a payload that all of it is (hex"02 ?? 03": ?? is any byte), or after starts, ends
          or contains a part of it, or /regular expression/ with the flags i m s u
  ANSWER  a payload (socket-lab bytes --help), in which {{message}} is what came, {{0}} what
          matched, {{1}} or {{name}} what a group captured, and {{peer}} who sent it;
          a responder's name; or exec "program args", joined to the connection
  all     to every connection of the listener       after D   later by 200ms, 1s, 2m, 1h
  times N at most so often on each connection; on connect: for N connections

Examples
  socket-lab listen tcp://:9998 --rule 'on data reply "Rxd data, thanks!." then close'
  socket-lab listen udp://:6769 --reply '"I am the UDP server."'
  socket-lab listen 'tcp://*:40674?backlog=5' --rule 'on connect reply "hi\\n" then close'
  socket-lab listen unix:/tmp/demo.sock --reply echo
  socket-lab listen tcp://:9999 --rule 'on line reply "OK...{{message}}\\n"'
  socket-lab listen tcp://:8080 --rule 'on starts "GET " reply "HTTP/1.0 200 OK\\r\\n\\r\\nhi\\n" then close'
  socket-lab listen tcp://:9998 --rule 'on connect reply exec "python3 -i"'
  socket-lab listen tcp://:9998 --stdio > received.bin
  socket-lab listen tcp://:9998 --rules answers.socket-rules --hex --time
  socket-lab listen udp://:6769 --stdio --separator '"\\n"' --limit 1m
`;

export const connectHelp = `socket-lab connect ADDRESS [options]

Without --send: stdin to the socket and the socket to stdout, raw, like nc. At the end of
stdin this side is half-closed; the program ends when the peer does. When the peer ends its
side first, this side ends 500 ms after stdin has said something last. With UDP each chunk of
stdin is a datagram, and the end is a silence after the end of stdin (see --for).
With --send: sends, then prints what comes back until the peer ends or is silent.
Events go to stderr, one line each.

Options
  --send PAYLOAD      bytes to send: "text" with escapes (\\n \\r \\t \\0 \\xHH \\u{H}),
                      'text' as it is, hex"de ad" and more (socket-lab bytes --help);
                      file"path" by itself is sent at any size; several are sent in order
  --payload FILE      the same, written in a file
  --every DURATION    from the beginning of one send to that of the next
  --times N           how often all of them are sent (default 1; 0: until it is ended);
                      counters, times and random bytes move on
  --for DURATION      how long to wait for answers after the last send or receive
                      (default 1s with --send and with UDP)
  --limit DURATION    end after this time; a failure where not all was sent by then
  --retry DURATION    try again for so long, where nobody listens yet
  --crlf              lines of stdin end with CR LF
  --no-shutdown       this side is not ended by the end of stdin, nor by the peer's end
                      before stdin has ended
  --lines             UDP: each line of stdin is a datagram, not each chunk
  --separator PAYLOAD UDP: printed on stdout after each datagram, such as '"\\n"'
  --hex               in events, all bytes as a hex dump, not only the first as text
  --time              each event begins with the time of day
  --json              events as JSON on stdout instead of the raw bytes
  --quiet             no events on stderr, only warnings and errors
  -h, --help          this text
DURATION is 200ms, 1s, 2m or 1h.

Examples
  socket-lab connect tcp://127.0.0.1:9998 --send '"Hello from client!"'
  socket-lab connect tcp://example.com:http --send '"GET / HTTP/1.1\\r\\nHost: example.com\\r\\n\\r\\n"'
  socket-lab connect udp://127.0.0.1:6769 --send 'hex"01 02 03"' --for 200ms
  socket-lab connect unix:/tmp/demo.sock < request.bin > answer.bin
  socket-lab connect tcp://:9998 --retry 10s --send '"tick " counter() "\\n"' --every 1s --times 5
  printf 'GET / HTTP/1.0\\n\\n' | socket-lab connect tcp://example.com:http --crlf
  socket-lab connect udp://:6769 --lines --separator '"\\n"' < lines.txt
`;
