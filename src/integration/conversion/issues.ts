/** Why a deal cannot become an order, or what somebody should know although it can; the schema says what each means. */
export type ConversionIssueCode =
  | 'DEAL_NOT_WON'
  | 'ALREADY_CONVERTED'
  | 'NO_LINES'
  | 'NO_CUSTOMER'
  | 'CUSTOMER_MATCH_AMBIGUOUS'
  | 'CUSTOMER_BLOCKED'
  | 'CUSTOMER_WILL_BE_CREATED'
  | 'MISSING_TAX_ID'
  | 'MISSING_ADDRESS'
  | 'PRODUCT_UNKNOWN'
  | 'PRODUCT_INACTIVE'
  | 'WRITE_IN_LINE'
  | 'UNIT_NOT_CONVERTIBLE'
  | 'CURRENCY_MISMATCH'
  | 'PRICE_DIFFERS'
  | 'TOTAL_MISMATCH'
  | 'CREDIT_LIMIT_EXCEEDED'
  | 'CREDIT_HOLD'
  | 'OVERDUE_BALANCE'
  | 'STOCK_SHORT'
  | 'REQUESTED_DATE_UNMET'
  | 'REFUSED_BY_ERP'
  | 'DEAL_CHANGED_AFTERWARDS'
  | 'ORDER_CANCELLED_IN_ERP'
  | 'CANCELLATION_REFUSED'
  | 'DEAL_GONE'
  | 'SYSTEM_UNAVAILABLE';

export interface ConversionIssue {
  readonly code: ConversionIssueCode;
  readonly severity: 'BLOCKER' | 'WARNING';
  /** For people. */
  readonly message: string;
  /** Where in the deal, e.g. ["lines", "2", "sku"]. */
  readonly field: readonly string[] | null;
  /** What a person can do about it. */
  readonly fix: string | null;
}

/** The order stays, and nobody can be told of it. */
export function dealGone(orderNumber: string): ConversionIssue {
  const message = `Order ${orderNumber} was made, but the deal no longer exists in the CRM.`;
  return { code: 'DEAL_GONE', severity: 'WARNING', message, field: null, fix: null };
}
