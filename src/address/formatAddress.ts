import { isPathAddress, type Address, type AddressOptions } from '../model/address.ts';
import { unmappedAddress } from './ipAddress.ts';
import { optionTable } from './optionTable.ts';
import { encodePercent } from './percentText.ts';

/** An address as text in our notation, without what is secret in it; `parseAddress` reads it back. */
export function formatAddress(address: Address): string {
  const options = formatOptions(address.options);
  if (isPathAddress(address)) return `unix:${formatPath(address.path)}${options}`;
  return `${address.transport}://${formatHostPort(address.host, address.port)}${options}`;
}

/** `127.0.0.1:80`, `[::1]:80`, `localhost:80`; an IPv4-mapped address is shown as IPv4. */
export function formatHostPort(host: string, port: number): string {
  const plain = unmappedAddress(host);
  return plain.includes(':') ? `[${plain}]:${port}` : `${plain}:${port}`;
}

/** A unix path as written in an address, with `%HH` for characters that have a meaning there. */
export function formatPath(path: string): string {
  const prefix = path.startsWith('\\\\?\\') ? path.slice(0, 4) : '';
  const rest = encodePercent(path.slice(prefix.length), /\?/g);
  // `unix://` would be reported as a typo.
  return prefix + rest.replace(/^\/\//, '/%2F');
}

function formatOptions(options: AddressOptions): string {
  const parts: string[] = [];
  for (const { name, secret } of optionTable) {
    const value = options[name];
    if (value !== undefined && secret !== true) parts.push(`${name}=${encodePercent(String(value), /&/g)}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
