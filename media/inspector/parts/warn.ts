/** Logs the failure of a request whose result is not awaited. */
export function warn(name: string): (error: unknown) => void {
  return (error) => {
    console.warn(`The request "${name}" failed.`, error);
  };
}
