/** The socket calls a lifecycle event can stand for, by their POSIX names (`man 2 …`; `getaddrinfo` is `man 3`). */
export const socketCalls = [
  'socket',
  'setsockopt',
  'getaddrinfo',
  'bind',
  'listen',
  'accept',
  'connect',
  'send',
  'sendto',
  'recv',
  'recvfrom',
  'shutdown',
  'close',
  'unlink',
] as const;

export type SocketCall = (typeof socketCalls)[number];
