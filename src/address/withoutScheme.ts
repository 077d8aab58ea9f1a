/** An address where the room is narrow: its place alone. A unix path keeps the word that says what it is. */
export function withoutScheme(address: string): string {
  return address.replace(/^(?:tcp|tls|udp):\/\//, '');
}
