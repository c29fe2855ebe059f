/** Settles as the answer does, or rejects as soon as the signal aborts; `leave` then makes the error to reject with. */
export function untilAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined, leave: () => Error): Promise<T> {
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => reject(leave());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
