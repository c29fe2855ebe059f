import type { ConversionInput } from './conversion-input.ts';
import type { DealFacts } from './deal-facts.ts';
import type { ConversionIssueCode } from './issues.ts';
import { hasUnitOf } from './order-from-deal.ts';
import type { Finding } from './policies.ts';

/** Is it a deal that can be ordered at all? */
export function dealFindings({ deal, isWon, otherOrder }: DealFacts): readonly Finding[] {
  const findings: Finding[] = [];
  if (!isWon)
    findings.push(
      blocker('DEAL_NOT_WON', `The deal is ${deal.nativeStatus}, not won.`, ['status'], 'Win the deal in the CRM.'),
    );
  if (otherOrder !== null)
    findings.push(
      blocker(
        'ALREADY_CONVERTED',
        `The deal has order ${otherOrder} already.`,
        ['order'],
        'Go on with that order, or cancel it in the ERP.',
      ),
    );
  if (deal.lines.length === 0)
    findings.push(blocker('NO_LINES', 'The deal has no lines.', ['lines'], 'Add the products that were sold.'));
  return findings;
}

/** Do we know whom to deliver to, and may we? */
export function customerFindings(facts: DealFacts, input: ConversionInput): readonly Finding[] {
  const { deal, account, known, customer } = facts;
  if (account === null || known === null)
    return [
      blocker('NO_CUSTOMER', 'The deal has no company or person.', ['account'], 'Name the customer in the deal.'),
    ];
  if (customer !== null) {
    const findings: Finding[] = [];
    if (customer.blocked)
      findings.push(
        blocker(
          'CUSTOMER_BLOCKED',
          `Customer ${customer.number} is blocked in the ERP.`,
          null,
          'Unblock the customer in the ERP.',
        ),
      );
    if (customer.currency !== deal.currency)
      findings.push(
        blocker(
          'CURRENCY_MISMATCH',
          `The deal is in ${deal.currency}, customer ${customer.number} buys in ${customer.currency}.`,
          ['currency'],
          `Quote the deal in ${customer.currency}.`,
        ),
      );
    return findings;
  }
  if (!known.complete)
    return [
      blocker(
        'SYSTEM_UNAVAILABLE',
        'The systems are being read for the first time; which customer of the ERP this is, is not known yet.',
        null,
        'Try again in a moment.',
      ),
    ];
  const ambiguous = known.erpIds.length > 1 ? known.erpIds : known.candidateIds;
  if (ambiguous.length > 0)
    return [
      blocker(
        'CUSTOMER_MATCH_AMBIGUOUS',
        `"${account.name}" may be customer ${ambiguous.join(' or ')} of the ERP, and nobody has said so.`,
        ['account'],
        'Say which by linkCustomer, or which not by unlinkCustomer.',
      ),
    ];
  if (!input.createCustomerIfMissing)
    return [
      blocker(
        'NO_CUSTOMER',
        `The ERP has no customer "${account.name}".`,
        ['account'],
        'Link one by linkCustomer, or convert with createCustomerIfMissing.',
      ),
    ];
  const findings: Finding[] = [
    warning(
      'CUSTOMER_WILL_BE_CREATED',
      `The ERP has no customer "${account.name}" and will get one. Until then prices are compared with its list, and total and credit are not known.`,
      ['account'],
    ),
  ];
  if (account.kind === 'COMPANY' && account.taxId === null)
    findings.push(
      warning('MISSING_TAX_ID', `"${account.name}" will be created in the ERP without a tax id.`, ['account', 'taxId']),
    );
  if (account.address === null)
    findings.push(
      warning('MISSING_ADDRESS', `"${account.name}" will be created in the ERP without an address.`, [
        'account',
        'address',
      ]),
    );
  return findings;
}

/** Is every line something that the ERP sells, in a unit that it knows and in the currency of the deal? */
export function lineFindings({ deal, products }: DealFacts): readonly Finding[] {
  return deal.lines.flatMap((line) => {
    const at = ['lines', String(line.position)];
    const where = `Line ${line.position}`;
    if (line.sku === null)
      return blocker(
        'WRITE_IN_LINE',
        `${where} (${line.description}) has no SKU.`,
        [...at, 'sku'],
        'Choose a product.',
      );
    const product = products.get(line.sku);
    if (product === undefined)
      return blocker(
        'PRODUCT_UNKNOWN',
        `${where}: the ERP has no product ${JSON.stringify(line.sku)}.`,
        [...at, 'sku'],
        'Correct the SKU, or create the product.',
      );
    if (!product.active)
      return blocker(
        'PRODUCT_INACTIVE',
        `${where}: ${line.sku} is no longer sold.`,
        [...at, 'sku'],
        'Choose another product.',
      );
    if (!hasUnitOf(product, line))
      return blocker(
        'UNIT_NOT_CONVERTIBLE',
        `${where}: the deal counts in ${line.quantity.unit}, the ERP in ${product.baseUnit}.`,
        [...at, 'quantity'],
        `State the quantity in ${product.baseUnit}.`,
      );
    const { currency } = line.unitPrice;
    if (currency !== deal.currency)
      return blocker(
        'CURRENCY_MISMATCH',
        `${where} is in ${currency}, the deal in ${deal.currency}.`,
        [...at, 'unitPrice'],
        `State the price in ${deal.currency}.`,
      );
    return [];
  });
}

function blocker(code: ConversionIssueCode, message: string, field: readonly string[] | null, fix: string): Finding {
  return { issue: { code, message, field, fix }, policy: null };
}

function warning(code: ConversionIssueCode, message: string, field: readonly string[]): Finding {
  return { issue: { code, message, field, fix: null }, policy: 'WARN' };
}
