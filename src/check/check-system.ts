import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call, SystemInfo } from '#ports/source.ts';
import { checkMissing, checkWrites, crmWrites, erpWrites, type Writable } from './check-writes.ts';
import { tryCrmReads } from './crm-reads.ts';
import { tryErpReads } from './erp-reads.ts';
import type { Finding } from './finding.ts';
import { reachSystem, type Reachable } from './reach-system.ts';
import { type Reads, tryReads } from './try-reads.ts';

export interface SystemCheckOptions {
  /** Where the system is, without credentials; null when its settings name no place. */
  readonly address: string | null;
  /** Creates what can be created in the system. */
  readonly fix: boolean;
  /** Capabilities of which the configuration makes no use: not to have them is worth a notice. */
  readonly unused: ReadonlySet<string>;
}

export interface SystemCheck {
  readonly info: SystemInfo | null;
  /** True when a scan of its master data has a chance. */
  readonly isReadable: boolean;
  readonly findings: readonly Finding[];
}

export function checkCrm(crm: CrmSystem, options: SystemCheckOptions, call: Call): Promise<SystemCheck> {
  const plan = { part: 'crm', writes: crmWrites, read: (reads: Reads) => tryCrmReads(crm, reads, call) } as const;
  return checkSystem(crm, plan, options, call);
}

export function checkErp(erp: ErpSystem, options: SystemCheckOptions, call: Call): Promise<SystemCheck> {
  const plan = { part: 'erp', writes: erpWrites, read: (reads: Reads) => tryErpReads(erp, reads, call) } as const;
  return checkSystem(erp, plan, options, call);
}

interface Plan<Capability extends string> {
  readonly part: 'crm' | 'erp';
  readonly writes: readonly Capability[];
  read(reads: Reads): Promise<void>;
}

async function checkSystem<Capability extends string>(
  system: Reachable & Writable<Capability>,
  { part, writes, read }: Plan<Capability>,
  { address, fix, unused }: SystemCheckOptions,
  call: Call,
): Promise<SystemCheck> {
  const { info, answers, findings } = await reachSystem(part, system, address, call);
  if (!answers) return { info, isReadable: false, findings };
  const reached = { system: system.system, address, isKnown: true };
  const reads = tryReads(part, reached);
  await read(reads);
  return {
    info,
    isReadable: reads.findings.every(({ outcome }) => outcome !== 'failed'),
    findings: [
      ...findings,
      ...reads.findings,
      ...(await checkMissing(part, system.diagnosis, { fix, reached }, call)),
      ...(await checkWrites(part, system, { writes, unused }, reached, call)),
    ],
  };
}
