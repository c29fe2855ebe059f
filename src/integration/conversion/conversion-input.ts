import { createHash } from 'node:crypto';
import { defaultPolicies, type Policies } from './policies.ts';

/** What a caller may say about how a deal is to become an order. */
export interface ConversionInput extends Policies {
  readonly createCustomerIfMissing: boolean;
  /** YYYY-MM-DD. */
  readonly requestedDate: string | null;
}

export function conversionInput(given: Partial<ConversionInput>): ConversionInput {
  return {
    onCreditExceeded: given.onCreditExceeded ?? defaultPolicies.onCreditExceeded,
    onStockShort: given.onStockShort ?? defaultPolicies.onStockShort,
    onPriceDifference: given.onPriceDifference ?? defaultPolicies.onPriceDifference,
    createCustomerIfMissing: given.createCustomerIfMissing ?? true,
    requestedDate: given.requestedDate ?? null,
  };
}

/** Equal for equal requests, so that a key used again for something else is noticed. */
export function inputHash(dealId: string, input: ConversionInput): string {
  const { onCreditExceeded, onStockShort, onPriceDifference, createCustomerIfMissing, requestedDate } = input;
  const asked = [dealId, onCreditExceeded, onStockShort, onPriceDifference, createCustomerIfMissing, requestedDate];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
}
