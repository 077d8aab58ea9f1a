/** Bytes a payload may have. */
export const payloadLimitBytes = 64 * 1024 * 1024;
/**
 * Bytes that may be made, moved and summed for one payload, those of lengths and checksums included that are not
 * part of it: what keeps a short text from working for minutes.
 */
export const payloadWorkLimitBytes = 8 * payloadLimitBytes;
/** Parts within parts. */
export const payloadDepthLimit = 64;

export const tooLargeMessage = 'The payload is larger than 64 MiB, the most that one may have.';
