import { hasPath, isDatagram } from './transports.ts';
import { certificateFailureTexts } from './certificateFailureTexts.ts';
import type { Explanation, FailureFacts } from './failureFacts.ts';
import { noRoom, noSocketsThere, noListenerAt, notThere, unixPlaceTaken } from './unixFailureTexts.ts';

/**
 * The sentences for each errno name (man 3 errno, man 7 tcp, udp, unix; getaddrinfo's: man 3 getaddrinfo) and
 * for the codes that the runtime adds. One row per code.
 */
export const failureTexts: Readonly<Record<string, (facts: FailureFacts) => Explanation>> = {
  EADDRINUSE: (facts) =>
    hasPath(facts.transport)
      ? unixPlaceTaken(facts)
      : {
          message: `${facts.portName} is already in use${holder(facts)}.`,
          advice: 'Use a free port (port 0 lets the system choose), or stop the program that holds it.',
        },
  EACCES: (facts) => {
    if (hasPath(facts.transport)) {
      return {
        message: `You may not ${facts.call === 'connect' ? 'connect to' : 'create a socket at'} ${facts.place}.`,
        advice: 'Check the permissions of the socket and its folder, or use a path in a folder of yours.',
      };
    }
    if (facts.call === 'bind' || facts.call === 'listen') return privilegedPort(facts);
    if (isDatagram(facts.transport)) {
      return {
        message: `The system does not allow sending to ${facts.place}, as it does for a broadcast address unless asked.`,
        advice:
          'Add ?broadcast=true to the address if it is a broadcast address; otherwise look at the firewall.',
      };
    }
    return {
      message: `The system does not allow this for ${facts.place}.`,
      advice: 'Look at the firewall and your rights.',
    };
  },
  EPERM: (facts) => {
    if (hasPath(facts.transport) && facts.call === 'bind') return noSocketsThere(facts);
    if (facts.call === 'bind' && isPrivileged(facts.port)) return privilegedPort(facts);
    return {
      message: `The system forbids this for ${facts.place}, which is often a firewall's doing.`,
      advice: 'Look at the firewall rules, or run with the rights it asks for.',
    };
  },
  EADDRNOTAVAIL: (facts) =>
    facts.call === 'connect' || facts.call === 'send' || facts.call === 'sendto'
      ? {
          message: `No local address or port is left from which ${facts.place} can be reached.`,
          advice: 'Check localAddress and the host, or wait until closed connections have left TIME-WAIT.',
        }
      : {
          message: `No interface of this machine has the address ${facts.host}.`,
          advice: 'Use one that it has, such as 127.0.0.1; a listener takes * for all of them.',
        },
  ECONNREFUSED: (facts) => {
    if (hasPath(facts.transport)) return noListenerAt(facts);
    if (isDatagram(facts.transport)) {
      return {
        message: `No program receives on ${facts.place}: the other side answered with ICMP "port unreachable".`,
        advice: 'Start the UDP listener first, and check the port.',
      };
    }
    return {
      message: `Nothing listens on ${facts.place}, or a firewall turned the connection away.`,
      advice: 'Start the listener first, and check host and port.',
    };
  },
  ECONNRESET: () => ({
    message: 'The other side ended the connection at once (RST); what was on its way may be lost.',
    advice: 'See whether the other program crashed, or closed with data unread.',
  }),
  ECONNABORTED: () => ({
    message: 'The connection was ended on this machine before it was through.',
    advice: 'Connect again.',
  }),
  EPIPE: ({ detail }) => ({
    message:
      detail === undefined
        ? 'The other side no longer takes data: the connection is closed, or this side has already ended.'
        : `Nothing more can be sent: ${detail}.`,
    advice: 'Connect again to send more.',
  }),
  ENOTCONN: ({ detail }) =>
    detail === undefined
      ? { message: 'The socket is not connected.', advice: 'Connect first.' }
      : { message: `The connection is over: ${detail}.`, advice: 'Connect again.' },
  EISCONN: () => ({
    message: 'The socket is already connected.',
    advice: 'Close it before connecting again.',
  }),
  ETIMEDOUT: (facts) => ({
    message:
      facts.call === 'connect'
        ? `The host at ${facts.place} did not answer in time.`
        : 'The other side stopped answering.',
    advice:
      facts.call === 'connect'
        ? 'Check that the machine is up and that no firewall drops the packets; connectTimeoutMs sets the wait.'
        : 'Check that the machine is up and the network between; then connect again.',
  }),
  EHOSTUNREACH: (facts) => ({
    message: `There is no way to the host of ${facts.place}: it or a router on the way does not answer.`,
    advice: 'Check the address and the network.',
  }),
  EHOSTDOWN: (facts) => ({
    message: `The host of ${facts.place} is down.`,
    advice: 'Check that the machine is on.',
  }),
  ENETUNREACH: (facts) => ({
    message: `This machine has no route to the network of ${facts.place}.`,
    advice: 'Check the network connection; for an IPv6 address, that this machine has IPv6.',
  }),
  ENETDOWN: () => ({
    message: 'The network interface is down.',
    advice: 'Bring it up, or use another one.',
  }),
  ENOTFOUND: (facts) => ({
    message: `The name ${facts.host} is not known.`,
    advice: 'Check the spelling, or use an IP address.',
  }),
  EAI_AGAIN: (facts) => ({
    message: `The name server did not answer for ${facts.host}.`,
    advice: 'Check the network connection and try again, or use an IP address.',
  }),
  EAI_FAIL: (facts) => ({
    message: `The name server could not look up ${facts.host}.`,
    advice: 'Check the name servers of this machine, or use an IP address.',
  }),
  EMFILE: () => ({
    message: 'This program has as many files and sockets open as it may.',
    advice: 'Close some, or raise the limit (ulimit -n).',
  }),
  ENFILE: () => ({
    message: 'The whole system has as many files and sockets open as it may.',
    advice: 'Close programs that hold many, or raise the limit (Linux: fs.file-max).',
  }),
  EMSGSIZE: (facts) => ({
    message: `The datagram is too long to be sent${facts.detail === undefined ? '' : `: ${facts.detail}`}.`,
    advice: 'Send at most 65,507 bytes over IPv4 (65,527 over IPv6); some systems allow less.',
  }),
  ENOBUFS: () => ({
    message: 'No buffer space is left for what waits to be sent.',
    advice: 'Send more slowly, or wait until what is queued has gone.',
  }),
  EDESTADDRREQ: () => ({
    message: 'There is no peer to send to yet: a UDP listener replies to peers that have sent it something.',
    advice: 'Wait for the first datagram, or open a UDP client to the address.',
  }),
  ENOMEM: () => ({
    message: 'The system has no memory left for this.',
    advice: 'Close other programs and try again.',
  }),
  ENODEV: (facts) => noInterface(facts),
  ENXIO: (facts) => noInterface(facts),
  ENOENT: (facts) => notThere(facts),
  ENOTDIR: (facts) => ({
    message: `A part of ${facts.place} that should be a folder is not one.`,
    advice: 'Check the path.',
  }),
  ENOTSOCK: (facts) => ({
    message: `${facts.place} is not a socket.`,
    advice: 'Use another path: the file there belongs to something else and is left alone.',
  }),
  EISDIR: (facts) => ({
    message: `${facts.place} is a folder.`,
    advice: 'Name a socket in it.',
  }),
  ELOOP: (facts) => ({
    message: `The symbolic links on the way to ${facts.place} lead round in a circle.`,
    advice: 'Mend the links, or use another path.',
  }),
  ENOSPC: (facts) => noRoom(facts),
  EDQUOT: (facts) => noRoom(facts),
  EROFS: (facts) => ({
    message: `${facts.place} is on a file system that cannot be written.`,
    advice: 'Use another path.',
  }),
  ENAMETOOLONG: (facts) => ({
    message: `The path ${facts.place} is too long for a unix socket.`,
    advice: 'Use a path of at most 107 bytes (macOS: 103), folders included.',
  }),
  EPROTOTYPE: (facts) => ({
    message: `The socket at ${facts.place} is of another type (datagrams instead of a stream).`,
    advice: `Check the path, or use socat: Node.js has no unix sockets of datagrams (socat - UNIX-SENDTO:${facts.place}).`,
  }),
  EINVAL: (facts) => ({
    message: `The system does not accept ${facts.detail ?? `what ${facts.call ?? 'the call'} was given for ${facts.place}`}.`,
    advice:
      facts.call === 'setsockopt'
        ? 'Check the option; an IPv6 or multicast one may need an interface (join=eth0).'
        : isDatagram(facts.transport)
          ? 'Check the address: both ends are of one family, loopback addresses reach each other alone, and a link-local IPv6 address needs its interface (fe80::1%eth0).'
          : 'Check the address; a link-local IPv6 address needs its interface (fe80::1%eth0).',
  }),
  ENOPROTOOPT: () => ({
    message: 'This system does not have the option.',
    advice: 'Leave the option out.',
  }),
  // One number on Linux, with either name.
  ENOTSUP: (facts) => notSupported(facts),
  EOPNOTSUPP: (facts) => notSupported(facts),
  EAFNOSUPPORT: (facts) => ({
    message: `This system does not support the address family of ${facts.place}.`,
    advice: 'Use an IPv4 address if IPv6 is switched off here.',
  }),
  EALREADY: () => ({
    message: 'The call is already under way.',
    advice: 'Wait for it to end.',
  }),
  EAGAIN: (facts) => ({
    message: `The system has no room for this now${hasPath(facts.transport) ? `: the backlog of ${facts.place} is full` : ''}.`,
    advice: 'Try again in a moment.',
  }),
  EBADF: () => ({
    message: 'The socket is already closed.',
    advice: 'Open it again.',
  }),
  ECANCELED: () => canceled,
  ABORT_ERR: () => canceled,
  ...certificateFailureTexts,
};

const canceled: Explanation = {
  message: 'Canceled before it was done.',
  advice: 'Start it again when it is wanted.',
};

function holder({ detail }: FailureFacts): string {
  return detail === undefined || detail === '' ? '' : ` by ${detail}`;
}

function isPrivileged(port: number | undefined): boolean {
  return port !== undefined && port > 0 && port < 1024;
}

function privilegedPort({ portName, port }: FailureFacts): Explanation {
  if (isPrivileged(port)) {
    return {
      message: `${portName} needs special rights: ports below 1024 are reserved by the system.`,
      advice: 'Use a port from 1024 up, or run with those rights.',
    };
  }
  return {
    message: `The system does not allow binding ${port === undefined ? portName : `port ${port}`}.`,
    advice: 'Use another port; on Windows this one may be reserved by the system.',
  };
}

function notSupported(facts: FailureFacts): Explanation {
  return hasPath(facts.transport) && facts.call === 'bind'
    ? noSocketsThere(facts)
    : {
        message: 'This kind of socket does not support it.',
        advice: 'Leave it out, or use another transport.',
      };
}

function noInterface({ place, address, port, detail }: FailureFacts): Explanation {
  // The address may be the interface's own name.
  const name = detail ?? (port === undefined && address !== undefined ? place : `for ${place}`);
  return {
    message: `There is no network interface ${name}, or it cannot do this.`,
    advice: "Check the interface's name (join=eth0) and that it is up.",
  };
}
