// The package ships no types; these are the parts of it that the benchmark uses.
declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly connections: number;
    /** In seconds. */
    readonly duration: number;
    /** An answer of which this is false counts as a mismatch. */
    readonly verifyBody: (body: string) => boolean;
  }

  interface Result {
    /** In seconds. */
    readonly duration: number;
    readonly requests: { readonly total: number };
    /** In milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly '2xx': number;
    readonly non2xx: number;
    readonly errors: number;
    readonly mismatches: number;
  }

  function autocannon(options: Options): Promise<Result>;

  export = autocannon;
}
