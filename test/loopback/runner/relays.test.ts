/** Relays in experiments: what they pass on, and faults that change while they run. */
import assert from 'node:assert/strict';
import { runExperiment } from '../../support/runExperiment.ts';

async function passes(text: string): Promise<void> {
  const { results } = await runExperiment(text);
  assert.deepEqual(
    results.map(({ failure }) => failure?.message),
    results.map(() => undefined),
  );
}

describe('relay, in experiments', () => {
  it('stands between a client and a server, and passes their ends on', () =>
    passes(`listen tcp://127.0.0.1:0 as server
  on data reply upper
relay tcp://127.0.0.1:0 to {{server}} as link
connect {{link}} as client
accept server as conn
client > "hello"
conn < "hello"
client < "HELLO"
client end
conn < end
client < end
`));

  it('connects to its target with the first byte, where its address says so', () =>
    passes(`listen tcp://127.0.0.1:0 as server
relay tcp://127.0.0.1:0?connect=first to {{server}} as link
connect {{link}} as silent
connect {{link}} as client
client > "hello"
accept server as conn
conn < "hello"
silent close
`));

  it('takes more than an inbox holds, as nobody reads it there', () =>
    passes(`listen tcp://127.0.0.1:0 as server
relay tcp://127.0.0.1:0 to {{server}} as link
connect {{link}} as client
accept server as conn
client > repeat(3000000, "x")
conn < bytes 3000000
`));

  it('resets the client of a target that nobody listens at', () =>
    passes(`listen tcp://127.0.0.1:0 as gone
relay tcp://127.0.0.1:0 to {{gone}} as link
gone close
connect {{link}} as client
client < reset
`));

  it('has faults with the bytes of variables', () =>
    passes(`@word = "hello"
listen tcp://127.0.0.1:0 as server
relay tcp://127.0.0.1:0 to {{server}} as link
  hold {{word}} up off
connect {{link}} as client
accept server as conn
client > "hello"
conn < "hello"
fault link set hold {{word}} up
client > "well, hello"
conn < nothing for 100ms
fault link clear
conn < "well, hello"
`));

  it('fails at the text of a fault that cannot be encoded', async () => {
    const text = `@empty = ""
relay tcp://127.0.0.1:0 to tcp://127.0.0.1:9 as link
  hold {{empty}}
`;
    const { results } = await runExperiment(text);
    const { message, start, end } = results[0]?.failure ?? assert.fail();
    assert.deepEqual([message, text.slice(start, end)], ['A pattern has at least one byte.', '{{empty}}']);
  });

  it('joins datagrams', () =>
    passes(`listen udp://127.0.0.1:0 as server
  on data reply echo
relay udp://127.0.0.1:0 to {{server}} as link
connect {{link}} as client
client > "one"
client < "one"
client > "two"
client < "two"
`));
});
