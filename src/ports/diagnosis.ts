import type { Call } from './source.ts';

/** Whether our account may use one capability that writes, as the system itself says before anything is written. */
export interface Permission<Capability extends string> {
  readonly capability: Capability;
  readonly allowed: boolean;
  /** What to grant, in the system's own words: scopes of a token, rights on a model. */
  readonly grant: string;
}

/**
 * What only a connector can find out about its system without writing. All of it is optional: a connector without it gets
 * the checks that the port allows, and its writes are told as not probed.
 */
export interface Diagnosis<Capability extends string> {
  /** Of the capabilities that the system speaks about; empty where it tells nothing to our account. */
  permissions?(call: Call): Promise<readonly Permission<Capability>[]>;
  /** What writing needs and the system lacks so far, by the system's names. */
  missing?(call: Call): Promise<readonly string[]>;
  /** The one part that writes: creates what is missing, and answers what it created. Safe to repeat. */
  createMissing?(call: Call): Promise<readonly string[]>;
}
