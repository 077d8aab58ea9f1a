/** `NAME end`, `NAME close`, `NAME reset`, `NAME pause`, `NAME resume` */
import { endpointFor } from '../check/endpointFor.ts';
import type { ActionStatement, EndpointAction } from '../model/experiment.ts';
import type { StatementKind } from '../check/statementKind.ts';

export const endpointActions: readonly EndpointAction[] = ['end', 'close', 'reset', 'pause', 'resume'];

export const actionKind: StatementKind<ActionStatement> = {
  kind: 'action',
  form: 'NAME end, close, reset, pause or resume',
  help: 'Half-close, close, RST, stop and resume reading.',
  read(reader) {
    const endpoint = reader.takeName();
    const action = endpointActions.find((word) => reader.keyword(word) !== undefined);
    return endpoint && action && { kind: 'action', endpoint, action };
  },
  check(statement, flow) {
    const { endpoint, action, line } = statement;
    const definition = endpointFor(flow, endpoint, action);
    if (definition === undefined) return;
    if (action === 'close' || action === 'reset') flow.become(definition, { over: { line, word: action } });
    if (action === 'end') flow.become(definition, { ended: { line, word: 'end' } });
    const { paused } = flow.state(definition);
    if (action === 'pause') {
      if (paused !== undefined)
        flow.warn(statement, `${endpoint.value} is paused already, since line ${paused.line}.`);
      flow.become(definition, { paused: { line, word: 'pause' } });
    } else if (action === 'resume') {
      if (paused === undefined) flow.warn(statement, `${endpoint.value} has not been paused.`);
      flow.become(definition, { paused: undefined });
    }
  },
};
