import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { add } from '#model/decimal.ts';
import type { Answer } from './ask.ts';
import { type GrialProcess, makeDirectory, removeDirectory, sandboxUrls, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';

let directory = '';
let grial: GrialProcess;

// As a newcomer starts it: nothing is configured.
beforeAll(async () => {
  directory = await makeDirectory();
  grial = await startGrial({ directory });
  await untilCustomersAreKnown(grial.url);
});
afterAll(async () => {
  await grial.kill();
  await removeDirectory(directory);
});

it('the README’s commands lead from a won deal to an order that is shipped, invoiced and paid, and the deal says so', async () => {
  const answers = await run(commands(grial.url, sandboxUrls(grial).erp));
  const [{ deals }, { convertDealToOrder }, ...life] = answers;
  expect(deals.nodes[0].orderPreview).toMatchObject({ convertible: true, total: { currency: 'EUR' } });
  expect(convertDealToOrder).toMatchObject({
    replayed: false,
    conversion: { status: 'COMPLETED', order: { status: 'CONFIRMED' } },
    userErrors: [],
  });
  const { number } = convertDealToOrder.conversion.order;
  const [made, shipped, invoiced, paid] = life.map(({ deal }) => deal);
  expect(made.orderSummary).toMatchObject({ orderNumber: number, orderStatus: 'CONFIRMED', invoiceNumbers: [] });
  // Some orders leave in two parts and are invoiced in two; which, depends on the number.
  expect(shipped.conversion.order).toMatchObject({ status: 'IN_PROGRESS' });
  expect(shipped.conversion.order.fulfillment).toMatch(/^(PARTIAL|COMPLETE)$/);
  expect(shipped.orderSummary).toMatchObject({ orderStatus: 'IN_PROGRESS' });
  const invoices: readonly InvoiceAnswer[] = invoiced.conversion.order.invoices;
  expect(new Set(invoices.map(({ status }) => status))).toEqual(new Set(['OPEN']));
  expect(owed(invoices)).toBe(add(deals.nodes[0].orderPreview.total.amount));
  expect(invoiced.orderSummary).toMatchObject({ orderStatus: 'COMPLETED', paymentStatus: 'UNPAID' });
  expect(new Set(invoiced.orderSummary.invoiceNumbers)).toEqual(new Set(invoices.map(({ number }) => number)));
  expect(owed(paid.conversion.order.invoices)).toBe('0');
  expect(paid.orderSummary).toMatchObject({ paymentStatus: 'PAID' });
  expect(paid.customer.interactions.nodes[0].subject).toMatch(/^Payment for invoice INV-/);
});

interface InvoiceAnswer {
  readonly number: string;
  readonly status: string;
  readonly balance: { readonly amount: string };
}

function owed(invoices: readonly InvoiceAnswer[]): string {
  return add(...invoices.map(({ balance }) => balance.amount));
}

/** What each stretch of days brings, and is waited for in place of a reader's five seconds. */
const signs = ['"orderStatus":"IN_PROGRESS"', '"orderStatus":"COMPLETED"', 'Payment for invoice'];
const patiently = `signs=(${signs.map((sign) => `'${sign}'`).join(' ')})
sleep() {
  until watch_deal | grep -qF -- "\${signs[0]}"; do command sleep 0.2; done
  signs=("\${signs[@]:1}")
}
`;

/** The README’s own, but for where the servers listen and how long is waited. */
function commands(url: string, erpUrl: string): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const block = [...readme.matchAll(/^```sh\n(.*?)^```/gms)].find(([, text]) =>
    text?.includes('convertDealToOrder'),
  )?.[1];
  if (block === undefined) throw new TypeError('the README has no commands for a conversion');
  return patiently + block.replaceAll('http://127.0.0.1:4000', url).replaceAll('http://127.0.0.1:4002', erpUrl);
}

/** The data of each answer that the commands print. */
async function run(script: string): Promise<readonly Answer['data'][]> {
  const { stdout } = await promisify(execFile)('bash', ['-eu', '-c', script], { timeout: 240_000 });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => {
      const { data, errors } = JSON.parse(line);
      expect(errors).toBeUndefined();
      return data;
    });
}
