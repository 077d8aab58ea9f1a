/** The limits of payloads. */

/** Bytes of a payload. */
export const payloadLimitBytes = 64 * 1024 * 1024;
/**
 * Bytes created, moved and summed while encoding one payload, including those of lengths and checksums that are not
 * part of it: keeps a short text from working for minutes.
 */
export const payloadWorkLimitBytes = 8 * payloadLimitBytes;
/** Maximum nesting of parts. */
export const payloadDepthLimit = 64;

export const tooLargeMessage = 'The payload is larger than 64 MiB, the most that one may have.';
