import type { WebhookTarget } from './webhook.ts';

export interface SandboxOptions {
  /** Where the data file lives; null keeps everything in memory. */
  readonly directory: string | null;
  /** Default: loopback. */
  readonly host?: string;
  /** Default: any free port. */
  readonly port?: number;
  readonly apiKey: string;
  readonly readOnlyKey?: string;
  readonly webhook?: WebhookTarget;
  /** Default 5,000. */
  readonly rateLimitPerSecond?: number;
  /** What a new data file is filled with. */
  readonly seedData: 'demo' | 'empty';
  /** Default: real time. */
  readonly clock?: { now(): number };
}

export interface Sandbox {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}
