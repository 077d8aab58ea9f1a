/** An error like Node's for a failed system call, for failures that cannot be provoked on a test machine. */
export function errnoError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}
