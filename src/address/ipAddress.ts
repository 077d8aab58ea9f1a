/**
 * IP addresses as text: RFC 791 dotted quads (strict: four decimal numbers, no leading zeros) and RFC 4291
 * IPv6, with an optional zone (`fe80::1%eth0`, RFC 4007). No brackets. Pure, so that the page can use it too.
 */

/** The longest IPv6 text without zone: eight groups, the last two written as a dotted quad. */
const longestIPv6 = 45;
const zonePattern = /^[^\s%/[\]\p{C}]{1,64}$/u;

export function isIPv4(text: string): boolean {
  return octets(text) !== undefined;
}

export function isIPv6(text: string): boolean {
  return groups(text) !== undefined;
}

/** 4 or 6 for an address, undefined for anything else (a name, `*`). */
export function addressFamily(text: string): 4 | 6 | undefined {
  if (isIPv4(text)) return 4;
  return isIPv6(text) ? 6 : undefined;
}

/** An IPv4-mapped IPv6 address (`::ffff:1.2.3.4`, RFC 4291 section 2.5.5.2) as IPv4; all else as it is. */
export function unmappedAddress(host: string): string {
  // Most are IPv4 addresses or names, which need no parsing.
  if (!host.includes(':')) return host;
  const parts = groups(host);
  if (parts === undefined || parts.slice(0, 5).some((part) => part !== 0) || parts[5] !== 0xffff) return host;
  const [high = 0, low = 0] = parts.slice(6);
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** The eight 16-bit groups of an address, IPv4 as IPv4-mapped, without its zone; undefined for anything else. */
export function addressGroups(host: string): readonly number[] | undefined {
  const quad = octets(host);
  if (quad === undefined) return groups(host);
  const [a = 0, b = 0, c = 0, d = 0] = quad;
  return [0, 0, 0, 0, 0, 0xffff, a * 256 + b, c * 256 + d];
}

/** 224.0.0.0/4 (RFC 5771) and ff00::/8 (RFC 4291). */
export function isMulticast(host: string): boolean {
  const first = octets(unmappedAddress(host))?.[0];
  if (first !== undefined) return first >= 224 && first <= 239;
  return ((groups(host)?.[0] ?? 0) & 0xff00) === 0xff00;
}

/** The limited broadcast address. A subnet's own cannot be recognised without its mask. */
export function isBroadcast(host: string): boolean {
  return unmappedAddress(host) === '255.255.255.255';
}

/** 127.0.0.0/8, ::1, and `localhost` names (RFC 6761 section 6.3). */
export function isLoopback(host: string): boolean {
  const first = octets(unmappedAddress(host))?.[0];
  if (first !== undefined) return first === 127;
  const parts = groups(host);
  if (parts !== undefined) return parts.every((part, index) => part === (index === 7 ? 1 : 0));
  return /^(?:.*\.)?localhost\.?$/i.test(host);
}

/** All interfaces: `*`, 0.0.0.0 or ::. */
export function isWildcard(host: string): boolean {
  return host === '*' || host === '0.0.0.0' || (groups(host)?.every((part) => part === 0) ?? false);
}

function octets(text: string): readonly number[] | undefined {
  if (text.length > 15) return undefined;
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part))) return undefined;
  const numbers = parts.map(Number);
  return numbers.every((number) => number <= 255) ? numbers : undefined;
}

/** The eight 16-bit groups of an IPv6 address. */
function groups(text: string): readonly number[] | undefined {
  const percent = text.indexOf('%');
  if (percent >= 0 && !(text.length - percent <= 65 && zonePattern.test(text.slice(percent + 1))))
    return undefined;
  const length = percent < 0 ? text.length : percent;
  if (length > longestIPv6) return undefined;
  const halves = text.slice(0, length).split('::');
  if (halves.length > 2) return undefined;
  const [before, after] = halves;
  const head = before === undefined ? undefined : groupRun(before, after === undefined);
  if (head === undefined || after === undefined) return head?.length === 8 ? head : undefined;
  const tail = groupRun(after, true);
  // `::` stands for at least one group of zeros.
  if (tail === undefined || head.length + tail.length > 7) return undefined;
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}

/** Groups separated by single colons; the last one may be a dotted quad where `quadAllowed`. */
function groupRun(text: string, quadAllowed: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const numbers: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const quad = quadAllowed && index === parts.length - 1 ? octets(part) : undefined;
    if (quad !== undefined) {
      const [a = 0, b = 0, c = 0, d = 0] = quad;
      numbers.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) {
      numbers.push(Number.parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return numbers;
}
