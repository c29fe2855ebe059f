import { Counter, Histogram, type Registry } from 'prom-client';

export interface ConversionMetrics {
  onStep(step: string, outcome: string, seconds: number): void;
  /** A conversion has got this status. */
  onStatus(status: string): void;
  /** Something that the reconciliation found and nobody expected. */
  onFinding(finding: string): void;
}

export function createConversionMetrics(registry: Registry): ConversionMetrics {
  const registers = [registry];
  const steps = new Histogram({
    name: 'grial_conversion_step_seconds',
    help: 'How long attempts at the steps of conversions took, by outcome.',
    labelNames: ['step', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30],
    registers,
  });
  const statuses = new Counter({
    name: 'grial_conversion_status_total',
    help: 'How often conversions got a status.',
    labelNames: ['status'],
    registers,
  });
  const findings = new Counter({
    name: 'grial_conversion_findings_total',
    help: 'Orders that the reconciliation did not expect: duplicate-orders, surplus-cancelled, adopted, orphan.',
    labelNames: ['finding'],
    registers,
  });
  // An alert needs the series before the first finding.
  for (const finding of ['duplicate-orders', 'surplus-cancelled', 'adopted', 'orphan']) findings.inc({ finding }, 0);
  return {
    onStep: (step, outcome, seconds) => steps.observe({ step, outcome }, seconds),
    onStatus: (status) => statuses.inc({ status }),
    onFinding: (finding) => findings.inc({ finding }),
  };
}
