/** Starts TLS on a connection by a user: asks for the options, which may be none. */
import { readTlsOptions, usualRole } from '../../app/actions/tlsStart.ts';
import { canStartTls, connectionLabel } from '../../model/endpointText.ts';
import type { TlsRole } from '../../model/tlsOptions.ts';
import { askText } from '../ui/ask.ts';
import { withLateProgress } from '../ui/lateProgress.ts';
import { showIfFailed, showInformation } from '../ui/messages.ts';
import type { PromptContext } from './promptContext.ts';

const prompts: Readonly<Record<TlsRole, string>> = {
  client:
    'Options of TLS, if any: verify=false takes any certificate, servername=… asks for a name. Our side begins.',
  server:
    "Options of TLS, if any: without cert=… it shows one of the lab's authority. The other side begins.",
};

export async function startTlsForUser(
  { actions, ledger }: Pick<PromptContext, 'actions' | 'ledger'>,
  id: number,
): Promise<void> {
  const endpoint = actions.endpointOf(id);
  const connection = ledger.connection(id) ?? endpoint?.connections[0];
  if (endpoint === undefined || connection === undefined || !canStartTls(connection, endpoint)) {
    showInformation('TLS cannot be started there: it takes an open connection without TLS.');
    return;
  }
  const role = usualRole(endpoint);
  const label = connectionLabel(connection, endpoint.transport);
  const options = await askText({
    title: `Start TLS with ${label}`,
    value: '',
    prompt: prompts[role],
    placeholder: role === 'client' ? 'verify=false' : '',
    judge: (text) => {
      const parsed = readTlsOptions(text, role);
      return parsed.ok ? undefined : { message: parsed.problems[0].message, severity: 'error' };
    },
  });
  if (typeof options !== 'string') return;
  const started = actions.secure(id, { role, options });
  showIfFailed(
    await withLateProgress(started, {
      title: `Starting TLS with ${label}`,
      cancel: () => void actions.stop(connection.id),
    }),
  );
}
