/** An error as Node makes one from a failed system call: for faults that cannot be provoked on a test machine. */
export function errnoError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}
