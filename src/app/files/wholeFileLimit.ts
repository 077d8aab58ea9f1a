/** VS Code's file systems other than the local one only read and write whole files, so these must fit into memory. */
export const wholeFileLimitBytes = 64 * 1024 * 1024;
