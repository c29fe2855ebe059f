/** What one call to a connected system came to: 'ok', or the SystemError code in lower case. */
export interface UpstreamCall {
  readonly connection: string;
  /** What was asked, in a small closed vocabulary, e.g. "deals.batch-read". Never an id or a URL. */
  readonly operation: string;
  readonly outcome: string;
  readonly seconds: number;
}

export type OnUpstreamCall = (call: UpstreamCall) => void;
