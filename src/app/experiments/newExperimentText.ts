/** The content of a new experiment: it passes as it is, and shows how to go on. */
export const newExperimentText = `# An experiment: who listens, who connects, what is sent, and what is expected.
# Run it with the arrow beside a test; each line then shows what it sent or received.

test "answers in upper case"
  # Port 0 lets the system choose a free port; {{server}} is the resulting address.
  listen tcp://127.0.0.1:0 as server
    on data reply upper
  connect {{server}} as client
  client > "hello\\n"
  client < "HELLO\\n"
  client end
  client < end
`;
