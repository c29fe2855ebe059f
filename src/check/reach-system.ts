import { SystemError } from '#errors.ts';
import type { Call, SystemInfo } from '#ports/source.ts';
import { remedyFor } from './explain-failure.ts';
import { type Finding, finding } from './finding.ts';

/** As much of either port as it takes to ask who is there. */
export interface Reachable {
  readonly system: string;
  info(call: Call): Promise<SystemInfo>;
}

export interface Reach {
  /** Null when it did not answer as the product that it should be. */
  readonly info: SystemInfo | null;
  /** False when there is no use in asking it anything else. */
  readonly answers: boolean;
  /** Why there is no info; null when there is. */
  readonly error: SystemError | null;
  readonly findings: readonly Finding[];
}

/** Is the right product there, does it let us in, and does its clock agree with ours? */
export async function reachSystem(
  part: 'crm' | 'erp',
  system: Reachable,
  address: string | null,
  call: Call,
): Promise<Reach> {
  try {
    const info = await system.info(call);
    const { product, version, actor } = info;
    const name = version === null ? product : `${product} ${version}`;
    const reached = finding(part, 'reached', 'ok', actor === null ? name : `${name}, as ${actor}`);
    return { info, answers: true, error: null, findings: [reached, clockFinding(part, info)] };
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const remedy = remedyFor(error, { system: system.system, address, isKnown: false });
    // An account may be let in to records and yet not be told about the account.
    const answers = error.code === 'FORBIDDEN' || error.code === 'UNSUPPORTED';
    const outcome = answers ? 'notice' : 'failed';
    return { info: null, answers, error, findings: [finding(part, 'reached', outcome, error.message, { remedy })] };
  }
}

function clockFinding(part: 'crm' | 'erp', { clockSkewMs }: SystemInfo): Finding {
  if (clockSkewMs === null) return finding(part, 'clock', 'not probed', 'the system does not tell the time');
  const seconds = Math.round(Math.abs(clockSkewMs) / 1000);
  const detail = `${seconds} s ${clockSkewMs < 0 ? 'behind' : 'ahead of'} ours`;
  if (Math.abs(clockSkewMs) <= maxClockSkewMs) return finding(part, 'clock', 'ok', detail);
  const remedy = 'Set both clocks by NTP: webhooks are refused by their age, and due days are judged by the wrong day.';
  return finding(part, 'clock', 'failed', detail, { remedy });
}

/** Half of the age at which webhooks are refused; what answers take on their way is far below it. */
const maxClockSkewMs = 150_000;
