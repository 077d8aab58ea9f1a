/** `NAME secure`: starts TLS on the open connection. */
import { parseTlsOptions } from '../../address/parseTlsOptions.ts';
import { untilAborted } from '../../engine/connection/untilAborted.ts';
import { beginsClientHello } from '../../engine/link/clientHello.ts';
import { resolveText } from '../../language/experiment/reading/addressText.ts';
import type { SecureStatement } from '../../language/experiment/model/experiment.ts';
import type { AddressOptions } from '../../model/address.ts';
import { defined } from '../../model/defined.ts';
import { excerpt } from '../../model/excerpt.ts';
import type { TlsRole } from '../../model/tlsOptions.ts';
import { filesInFolder } from '../../node/filesInFolder.ts';
import { cancelledAt, failedAt, failedCall, isFailure } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import type { Inbox } from '../state/inbox.ts';
import { inboxOf } from '../state/failureContext.ts';
import { idOf } from '../state/named.ts';
import { whatEnded } from '../state/whatEnded.ts';
import { withinMs } from '../state/withinMs.ts';
import type { StatementRunner, StepContext } from './statementRunner.ts';

export const secure: StatementRunner<'secure'> = async (statement, context) => {
  const { run, scope, signal } = context;
  const { value: name } = statement.endpoint;
  const named = scope.find(name);
  if (named === undefined || named.kind === 'program')
    return failedAt(statement, 'ENOTCONN', `${name} has no connection.`);
  const role = statement.role?.value ?? (named.kind === 'connection' ? 'server' : 'client');
  const options = optionsAt(statement, role, context);
  if (isFailure(options)) return options;
  const early = earlyBytes(statement, role, inboxOf(named));
  if (early !== undefined && !(early instanceof Uint8Array)) return early;
  const asked = run.engine.secure(idOf(named), {
    role,
    options,
    timeoutMs: withinMs(statement),
    ...defined({ early }),
  });
  const done = await untilAborted(asked, signal);
  if (done === undefined) return cancelledAt(statement);
  return done.ok ? undefined : failedCall(statement, whatEnded(named, done.failure, name, scope));
};

function optionsAt(
  statement: SecureStatement,
  role: TlsRole,
  { run, scope }: StepContext,
): AddressOptions | StepFailure {
  if (statement.options === undefined) return {};
  const context = { role, platform: process.platform, nodeVersion: process.versions.node };
  const parsed = resolveText(
    statement.options,
    (text) => parseTlsOptions(text, context),
    (name) => scope.text(name),
  );
  if (parsed.ok) return filesInFolder(parsed.value, run.world.folder);
  const [{ start, end, message }] = parsed.problems;
  return { ...failedAt(statement, 'ERR_ADDRESS', message), start, end };
}

/**
 * What has come and no expectation has taken belongs to TLS, as it would for a program that has read only the lines
 * before: a client's first bytes may be there already. Anything else would be plain text behind the back of TLS.
 */
function earlyBytes(
  statement: SecureStatement,
  role: TlsRole,
  inbox: Inbox | undefined,
): Uint8Array | StepFailure | undefined {
  const unread = inbox?.unread;
  if (inbox === undefined || unread === undefined) return undefined;
  if (role === 'server' && beginsClientHello(unread)) return inbox.take(unread.length);
  const came = excerpt(Buffer.from(unread).toString('latin1'));
  return failedAt(
    statement,
    'ERR_TLS_PLAIN_TEXT',
    `TLS cannot begin: ${statement.endpoint.value} has received ${came} before, which no line has expected.`,
    { help: 'Expect it on a line above: what is left when TLS begins has to be TLS.' },
  );
}
