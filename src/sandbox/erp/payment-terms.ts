export interface PaymentTerms {
  readonly code: string;
  readonly name: string;
  readonly dueDays: number;
}

const paymentTerms: readonly PaymentTerms[] = [
  { code: 'CASH', name: 'Al contado', dueDays: 0 },
  { code: 'N15', name: '15 días', dueDays: 15 },
  { code: 'N30', name: '30 días', dueDays: 30 },
  { code: 'N60', name: '60 días', dueDays: 60 },
  { code: 'N90', name: '90 días', dueDays: 90 },
];

export const paymentTermsCodes = ['CASH', 'N15', 'N30', 'N60', 'N90'] as const;

export function findPaymentTerms(code: string | null): PaymentTerms | undefined {
  return paymentTerms.find((terms) => terms.code === code);
}
