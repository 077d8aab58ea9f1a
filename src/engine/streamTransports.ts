/** How each stream transport binds and dials: a new one is a line in each function, and its files. */
import { isPathAddress, type Address } from '../model/address.ts';
import type { EndpointContext } from './contracts/endpointContext.ts';
import type { StreamBinding } from './link/streamBinding.ts';
import type { StreamDialing } from './link/streamDialing.ts';
import { tcpBinding } from './link/tcp/tcpBinding.ts';
import { tcpDialing } from './link/tcp/tcpDialing.ts';
import { unixBinding } from './link/unix/unixBinding.ts';
import { unixDialing } from './link/unix/unixDialing.ts';

/** @param address of a stream transport */
export function streamBinding(context: EndpointContext, address: Address): StreamBinding {
  return isPathAddress(address) ? unixBinding(context, address) : tcpBinding(context, address);
}

/** @param address of a stream transport */
export function streamDialing(context: EndpointContext, address: Address): StreamDialing {
  return isPathAddress(address) ? unixDialing(context, address) : tcpDialing(context, address);
}
