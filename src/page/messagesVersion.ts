/**
 * The version of the messages, which each of them carries. Page and host are built together, but may meet others: a host
 * that has been running since before its files were replaced serves the new page.
 */

/** Replaced by the build with a hash of the messages' sources; absent where these run without a build. */
declare const builtMessagesVersion: string | undefined;

export const messagesVersion = typeof builtMessagesVersion === 'undefined' ? 'unbuilt' : builtMessagesVersion;
