import type { ConversionReport, OnConversionReport } from '#integration/conversion/conversion-report.ts';
import type { ConversionMetrics } from '#telemetry/conversion-metrics.ts';
import type { Log } from '#telemetry/log.ts';

const component = 'conversion';

/** What happens to conversions, for the log and for those who watch figures. */
export function reportConversions(log: Log, metrics: ConversionMetrics): OnConversionReport {
  return (report: ConversionReport) => {
    switch (report.kind) {
      case 'step': {
        const { conversionId, step, attempt, outcome, durationMs, error: err } = report;
        const requestId = report.correlationId ?? undefined;
        metrics.onStep(step, outcome, durationMs / 1000);
        const fields = {
          component,
          conversionId,
          requestId,
          step,
          attempt,
          outcome,
          durationMs: Math.round(durationMs),
        };
        if (outcome === 'DONE') log.info(fields, 'a step of a conversion is done');
        else log.warn({ ...fields, err }, 'a step of a conversion was not done');
        return;
      }
      case 'status': {
        const { conversionId, status: outcome } = report;
        metrics.onStatus(outcome);
        log.info(
          { component, conversionId, requestId: report.correlationId ?? undefined, outcome },
          'a conversion has moved',
        );
        return;
      }
      case 'duplicate-orders':
        metrics.onFinding(report.kind);
        log.error(
          { component, reference: report.reference, count: report.orderIds.length },
          'a deal has more than one confirmed order; a person must cancel all but one',
        );
        return;
      case 'surplus-cancelled':
      case 'adopted':
      case 'orphan':
        metrics.onFinding(report.kind);
        log.warn(
          { component, reference: report.reference, outcome: report.kind },
          'the reconciliation has found an order',
        );
        return;
      case 'failure':
        log.error({ component, kind: report.work, err: report.error }, 'work on conversions failed; tried again later');
    }
  };
}
