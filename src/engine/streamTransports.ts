/** How each stream transport binds and dials: a new one is a line in each function, and its files. */
import { isPathAddress, type Address } from '../model/address.ts';
import { isEncrypted } from '../model/transports.ts';
import type { EndpointContext } from './contracts/endpointContext.ts';
import type { StreamBinding } from './link/streamBinding.ts';
import type { StreamDialing } from './link/streamDialing.ts';
import { tcpBinding } from './link/tcp/tcpBinding.ts';
import { tcpDialing } from './link/tcp/tcpDialing.ts';
import { tlsBinding } from './link/tls/tlsBinding.ts';
import { tlsDialing } from './link/tls/tlsDialing.ts';
import { unixBinding } from './link/unix/unixBinding.ts';
import { unixDialing } from './link/unix/unixDialing.ts';

/** @param address of a stream transport */
export function streamBinding(context: EndpointContext, address: Address): StreamBinding {
  if (isPathAddress(address)) return unixBinding(context, address);
  return isEncrypted(address.transport) ? tlsBinding(context, address) : tcpBinding(context, address);
}

/** @param address of a stream transport */
export function streamDialing(context: EndpointContext, address: Address): StreamDialing {
  if (isPathAddress(address)) return unixDialing(context, address);
  return isEncrypted(address.transport) ? tlsDialing(context, address) : tcpDialing(context, address);
}
