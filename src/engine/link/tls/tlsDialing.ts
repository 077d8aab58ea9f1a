/** A TLS client: a TCP client that is connected once the handshake is done. */
import type { InetAddress } from '../../../model/address.ts';
import { success } from '../../../model/result.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';
import type { DialedTarget, StreamDialing } from '../streamDialing.ts';
import { tcpDialing } from '../tcp/tcpDialing.ts';

/** The code for TLS is loaded with the first client. */
export function tlsDialing(context: EndpointContext, address: InetAddress): StreamDialing {
  const dialing = tcpDialing(context, address);
  return {
    ...dialing,
    targets: async () => {
      const [{ TlsLink }, { clientSide }] = await Promise.all([
        import('./tlsLink.ts'),
        import('./clientSide.ts'),
      ]);
      const begin = await clientSide(
        context,
        address.options,
        address.host === '*' ? '127.0.0.1' : address.host,
      );
      if (!begin.ok) return begin;
      const targets = await dialing.targets();
      if (!targets.ok) return targets;
      const secured: DialedTarget[] = [];
      for (const target of targets.value) {
        const side = begin.value(target.host);
        if (!side.ok) return side;
        secured.push({ ...target, secure: (link) => new TlsLink(link, side.value) });
      }
      const [first, ...rest] = secured;
      return first === undefined ? targets : success([first, ...rest] as const);
    },
  };
}
