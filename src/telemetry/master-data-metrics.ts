import { Counter, type Registry } from 'prom-client';

export interface MasterDataMetrics {
  /** A field of a customer was written, came into conflict or was resolved; `detail` says to which side, why or how. */
  onNews(field: string, news: string, detail: string): void;
}

export function createMasterDataMetrics(registry: Registry): MasterDataMetrics {
  const counter = new Counter({
    name: 'grial_master_data_total',
    help: 'What happened to fields that both systems hold: written (to which side), conflict (why), resolved (how).',
    labelNames: ['field', 'news', 'detail'],
    registers: [registry],
  });
  return { onNews: (field, news, detail) => counter.inc({ field, news, detail }) };
}
