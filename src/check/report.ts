import type { Finding, Outcome } from './finding.ts';

/** Who is behind a connection. */
export interface CheckedConnection {
  readonly connection: 'crm' | 'erp';
  readonly system: string;
  readonly address: string | null;
  readonly product: string | null;
  readonly version: string | null;
  readonly actor: string | null;
  /** The system's clock minus ours. */
  readonly clockSkewMs: number | null;
}

/** Everything that a check found, as `grial check --json` prints it. */
export interface Report {
  /** False when something that was configured will not work. */
  readonly works: boolean;
  readonly connections: readonly CheckedConnection[];
  readonly findings: readonly Finding[];
}

/** The report for people: a row for each finding, with what to do about it below. */
export function reportTable({ works, connections, findings }: Report): string {
  const heads = connections.map(
    ({ connection, system, address }) => `${connection}: ${system}${address === null ? '' : ` at ${address}`}`,
  );
  const width = {
    part: Math.max(...findings.map(({ part }) => part.length)),
    subject: Math.max(...findings.map(({ subject }) => subject.length)),
    outcome: 'unsupported'.length,
  };
  const rows = findings.flatMap((each) => {
    const { part, subject, outcome, remedy } = each;
    const cells = [
      part.padEnd(width.part),
      subject.padEnd(width.subject),
      outcome.padEnd(width.outcome),
      wordsOf(each),
    ];
    return [cells.join('  ').trimEnd(), ...(remedy === null ? [] : [`${' '.repeat(width.part)}  → ${remedy}`])];
  });
  return [...heads, '', ...rows, '', verdict(works, findings), ''].join('\n');
}

/** What has failed keeps a part of the graph from working, whatever else there is to say. */
export function works(findings: readonly Finding[]): boolean {
  return countOf(findings, 'failed') === 0;
}

function wordsOf({ detail, examples, outcome }: Finding): string {
  return outcome !== 'notice' || examples.length === 0 ? detail : `${detail}: ${examples.join(', ')}`;
}

function verdict(works: boolean, findings: readonly Finding[]): string {
  const notices = countOf(findings, 'notice');
  const rest = notices === 0 ? '' : ` ${notices} ${notices === 1 ? 'notice' : 'notices'}, see above.`;
  if (works) return `It will work.${rest}`;
  const failed = countOf(findings, 'failed');
  return `${failed} ${failed === 1 ? 'thing' : 'things'} will not work, see above.${rest}`;
}

function countOf(findings: readonly Finding[], outcome: Outcome): number {
  return findings.filter((each) => each.outcome === outcome).length;
}
