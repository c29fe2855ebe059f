import { SystemError } from '#errors.ts';
import { type Reached, remedyFor } from './explain-failure.ts';
import { type Finding, finding } from './finding.ts';

export interface Reads {
  /** What came of those that were tried so far. */
  readonly findings: Finding[];
  /**
   * Reads for its own sake and keeps what came of it; answers null when the system did not let us, or has no such thing.
   * `countOf` tells how many records there are, where the answer says so.
   */
  attempt<Answer>(
    subject: string,
    read: () => Promise<Answer>,
    countOf?: (answer: Answer) => number | null,
  ): Promise<Answer | null>;
  /** Reads only where the connector declares that the system has it. */
  attemptIf<Answer>(
    isSupported: boolean,
    subject: string,
    read: () => Promise<Answer>,
    countOf?: (answer: Answer) => number | null,
  ): Promise<Answer | null>;
}

/** Tries the reads of one system, one after the other: what fails is told, and the others go on. */
export function tryReads(part: 'crm' | 'erp', reached: Reached): Reads {
  const findings: Finding[] = [];
  const attempt: Reads['attempt'] = async (subject, read, countOf = () => null) => {
    try {
      const answer = await read();
      const count = countOf(answer);
      findings.push(finding(part, subject, 'ok', count === null ? '' : String(count), { count }));
      return answer;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      findings.push(finding(part, subject, 'failed', error.message, { remedy: remedyFor(error, reached) }));
      return null;
    }
  };
  return {
    findings,
    attempt,
    async attemptIf(isSupported, subject, read, countOf) {
      if (isSupported) return attempt(subject, read, countOf);
      findings.push(finding(part, subject, 'unsupported', 'not offered by this system'));
      return null;
    },
  };
}
