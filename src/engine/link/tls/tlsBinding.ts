/** A TLS listener: a TCP listener whose connections begin with a handshake. */
import type { InetAddress } from '../../../model/address.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';
import type { StreamBinding } from '../streamBinding.ts';
import { tcpBinding } from '../tcp/tcpBinding.ts';

/** The code for TLS is loaded with the first listener. */
export function tlsBinding(context: EndpointContext, address: InetAddress): StreamBinding {
  const binding = tcpBinding(context, address);
  return {
    ...binding,
    listen: async (handlers) => {
      const [{ TlsLink }, { serverSide }] = await Promise.all([
        import('./tlsLink.ts'),
        import('./serverSide.ts'),
      ]);
      const side = await serverSide(context, address.options, address.host);
      if (!side.ok) return side;
      return binding.listen({
        ...handlers,
        accepted: (link, addresses) => handlers.accepted(new TlsLink(link, side.value), addresses),
      });
    },
  };
}
