/** Experiments that pass, by what each is about. */
export const passing: Readonly<Record<string, string>> = {
  'listen and connect over TCP, accept, send, expect, end': `
listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
client > "one" hex"00"
conn < "one\\0"
conn > "two\\n"
client < line
client end
conn < end
conn end
client < end`,
  'an accepted connection is where its client is': `
listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
client > "{{conn}} {{conn.port}} {{conn.host}}"
conn < "{{client}} {{client.port}} {{client.host}}"`,
  'a unix socket below the folder of the experiment': `
listen unix:runner-test.sock as server
connect {{server}} as client
accept server as conn
client > "x"
conn < any as got
conn > {{got}}
client < "x"
client close
conn < end`,
  'a unix socket whose path has what means something else in an address': `
listen unix:runner%3Ftest%2541%20.sock as server
connect {{server}} as client
client > "x"
accept server as conn
conn < "x"`,
  'UDP: peers by name, the last peer, an address': `
listen udp://127.0.0.1:0 as server
listen udp://127.0.0.1:0 as other
connect {{server}} as alice
connect {{server}} as bob
alice > "from alice"
accept server as a
bob > "from bob"
accept server as b
a < "from alice"
server < "from bob"
b < nothing for 20ms
a > "to alice"
alice < "to alice"
server > "to bob"
bob < "to bob"
server > "to other" to {{other}}
other < "to other"`,
  "reset is seen by the other side, and close by one's own": `
listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
client reset
conn < reset
connect {{server}} as other
accept server as second
other close
second < end
connect {{server}} as third
accept server as last
last reset
third < closed`,
  'pause and resume': `
listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
conn pause
client > "held"
conn < nothing for 50ms
conn resume
conn < "held"`,
  'contains, matches with captures, bytes by a variable, any': `
listen tcp://127.0.0.1:0 as server
  on connect reply "junk-- Length: 5; foobar foo hello rest"
connect {{server}} as client
client < contains "--"
client < matches /Length: (?P<n>[0-9]+); /
client < matches /\\bfoo\\b/
client < " "
client < bytes {{n}}
client < any`,
  'variables, repeat with its own endpoints, counters': `
@word = "x"
@times = 3
listen tcp://127.0.0.1:0 as server
  on line reply "{{word}}{{message}}\\n"
repeat {{times}} every 5ms
  connect {{server}} as client
  client > counter() "\\n"
  client < matches /x([0-9]+)\\n/
connect {{server}} as last
last > {{1}} "\\n"
last < "x2\\n"`,
  'counters that go on from line to line, for each that sends and each that is expected of': `
listen tcp://127.0.0.1:0 as server
  on data reply echo
connect {{server}} as one
connect {{server}} as two
one > counter() "," counter()
one < counter() "," "0"
two > counter(5, 5)
two < "5"
one > counter()
one < "1"
two > counter(5, 5)
two < "10"
one > counter()
one < "2"
two > counter()
two < "0"`,
  'together: what branches name and set is there afterwards': `
listen tcp://127.0.0.1:0 as server
  on line reply "{{message}}!\\n"
together
  do
    connect {{server}} as alice
    repeat 5
      alice > "a\\n"
      alice < line as heard
      connect {{server}} as round
      round > "r\\n"
      round < "r!\\n"
  do
    connect {{server}} as bob
    repeat 5
      bob > "b\\n"
      bob < line as other
      connect {{server}} as turn
      turn > "t\\n"
      turn < "t!\\n"
alice > {{heard}} {{other}} "\\n"
alice < "a!b!!\\n"
bob close`,
  'failures that are expected': `
listen tcp://127.0.0.1:0 as server
listen {{server}} fails EADDRINUSE
server close
connect {{server}} fails ECONNREFUSED`,
  'a program as the other end, ended with its block': `
listen tcp://127.0.0.1:0 as server
  on data reply upper
run "node -e 'console.error(7); setInterval(() => {}, 1000)'" as program until "7" within 10s
program close`,
  'more than is kept, where it is only counted': `
listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
client > repeat(3000000, "a")
client > "b"
client end
wait 100ms
conn < bytes 3000001 within 10s
conn < end`,
  'a literal that is longer than what is kept otherwise': `
listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
together
  do
    client > repeat(3000000, "ab")
  do
    conn < repeat(3000000, "ab") within 10s`,
  'what outweighs the queue waits for its reader': `
listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
together
  do
    repeat 5
      client > repeat(20000000, "x")
    client end
  do
    conn < bytes 100000000 within 30s
    conn < end`,
};
