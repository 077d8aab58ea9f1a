import type { Explanation, FailureFacts } from './failureFacts.ts';

/** The sentences of `failureTexts` for unix sockets, whose causes are files and folders (man 7 unix, man 2 bind). */

/** EADDRINUSE: the path exists, or the name is taken. */
export function unixPlaceTaken({ place, detail, obstacle }: FailureFacts): Explanation {
  const by = detail === undefined || detail === '' ? '' : ` by ${detail}`;
  switch (obstacle) {
    case 'folder':
      return { message: `${place} is a folder.`, advice: `Name a socket in it, such as ${place}/demo.sock.` };
    case 'file':
      return {
        message: `A file that is no socket is in the way at ${place}.`,
        advice: 'Use another path: what belongs to something else is left alone.',
      };
    case 'link':
      return {
        message: `A symbolic link is in the way at ${place}: a socket is not made through one.`,
        advice: 'Use the path that it points to, or another one.',
      };
    case 'abstract':
      return {
        message: `The name ${place} is already in use${by}.`,
        advice: 'Stop the program that has it, or use another name.',
      };
    default:
      return {
        message: `${place} is already in use${by}.`,
        advice: 'Stop the program that has it, or use another path.',
      };
  }
}

/** ECONNREFUSED. */
export function noListenerAt({ place, detail, obstacle }: FailureFacts): Explanation {
  switch (obstacle) {
    case 'folder':
    case 'file':
      return { message: `At ${place} is a ${obstacle}, and no socket.`, advice: 'Check the path.' };
    case 'abstract':
      return {
        message: `No program listens on the name ${place}.`,
        advice: 'Start the listener first, and check the name.',
      };
    case 'held socket':
      return {
        message: `The socket ${place} belongs to ${detail ?? 'a program'}, which does not listen on it yet.`,
        advice: 'Wait until it listens, or see why it does not.',
      };
    case 'link':
      return {
        message: `${place} is a symbolic link to a socket file on which no program listens.`,
        advice: 'Start the listener on the path that it points to.',
      };
    default:
      return {
        message: `The socket file ${place} is there, but no program listens on it.`,
        advice: 'Start the listener; it removes a file that is left over from a program that ended.',
      };
  }
}

/** ENOENT. */
export function notThere(facts: FailureFacts): Explanation {
  const { place, call, obstacle } = facts;
  if (obstacle === 'no sockets') return noSocketsThere(facts);
  if (obstacle === 'link') {
    return {
      message: `${place} is a symbolic link to what is not there.`,
      advice: 'Start the listener first, and check where the link points.',
    };
  }
  if (call !== 'connect' || obstacle === 'no folder') {
    return { message: `The folder of ${place} does not exist.`, advice: 'Create it, or use another path.' };
  }
  return {
    message: `There is no socket at ${place}.`,
    advice: 'Start the listener first, and check the path.',
  };
}

/** File systems without sockets say EPERM, EOPNOTSUPP or ENOENT. */
export function noSocketsThere({ place }: FailureFacts): Explanation {
  return {
    message: `The system makes no socket at ${place}: the file system there may take none.`,
    advice: 'Use a path elsewhere, such as one in /tmp.',
  };
}

export function noRoom({ place }: FailureFacts): Explanation {
  return {
    message: `There is no room left for ${place} on its file system.`,
    advice: 'Delete what is not needed there, or use another path.',
  };
}
