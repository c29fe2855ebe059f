// The package ships no types; these are the parts of it that the benchmark uses.
declare module 'autocannon' {
  export interface Options {
    readonly url: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly connections: number;
    /** In seconds. */
    readonly duration: number;
    /** Called once for every connection. */
    readonly setupClient: (client: Client) => void;
    /** An answer for which this is false counts as a mismatch. */
    readonly verifyBody: (body: string) => boolean;
  }

  export interface Client {
    setBody(body: string): void;
  }

  export interface Result {
    /** In seconds. */
    readonly duration: number;
    readonly requests: { readonly total: number };
    /** In milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
    readonly mismatches: number;
  }

  const autocannon: (options: Options) => Promise<Result>;

  export default autocannon;
}
