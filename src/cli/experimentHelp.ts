/** What `run --help` and `check --help` print. */

export const runHelp = `socket-lab run FILE… [options]

Runs experiments: .sockets files, or folders with all .sockets files below them. Each test is
printed with its time; of one that fails, the line, what was expected over what came, and what
may help. The last line says how many: "3 passed, 1 failed". Files are checked first, and with
an error in one of them, or no test in it, nothing is opened (exit code 2). Paths and
programs in an experiment are relative to its own folder. Ctrl-C (SIGINT) cancels the run and
closes everything; a second one ends at once.

Options
  --test TITLE        only tests with this title; several --test are all run
  --set name=value    sets @name of the experiments: text or a number as it stands, or a
                      payload
  --bail              stop at the first test that fails
  --seed N            the seed of random(…) and uuid(): same seed, same bytes
  --junit FILE        a report as JUnit XML, for GitHub, GitLab and Jenkins
  --json              events as JSON, one object per line; bytes as base64
  --quiet             only failures and the last line
  -h, --help          this text

Examples
  socket-lab run first.sockets
  socket-lab run tests --bail --junit report.xml
  socket-lab run server.sockets --test "shouts back" --set port=5220
  socket-lab run fuzz.sockets --seed 7 --json
`;

export const checkHelp = `socket-lab check FILE…

Says what is wrong in experiments, .sockets files or folders with all of them below, without
opening anything: one line each, FILE:LINE:COLUMN: error: what is wrong (or "warning:").
Nothing is printed where nothing is wrong. Exit code 2 where there are errors, else 0.

Options
  --json              problems as JSON, one object per line
  --quiet             errors only
  -h, --help          this text

Examples
  socket-lab check first.sockets
  socket-lab check tests
`;
