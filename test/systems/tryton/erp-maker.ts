import { add, multiply, negate, round } from '#model/decimal.ts';
import type { InvoiceStatus, OrderStatus } from '#ports/erp-system.ts';
import type { ErpMaker, LineToMake, ProductToMake } from '#test/contract/erp-harness.ts';
import type { TrytonAdmin } from './admin.ts';
import { dates, type Cell, stored, storedDecimal, type TrytonRows } from './rows.ts';

/**
 * Makes the records of the ERP contract in the database of a Tryton. Products are made through Tryton, because much hangs on
 * them; the rest as rows, because the contract wants thousands, some of them of another time.
 */
export async function trytonErpMaker(rows: TrytonRows, admin: TrytonAdmin): Promise<ErpMaker> {
  const company = rows.value('SELECT id FROM company_company');
  const warehouse = rows.value("SELECT id FROM stock_location WHERE type = 'warehouse' ORDER BY id");
  const account = (kind: string) =>
    rows.value(
      `SELECT a.id FROM account_account a JOIN account_account_type t ON a.type = t.id WHERE t.${kind} = 1 ORDER BY a.id`,
    );
  const [receivable, revenue] = [account('receivable'), account('revenue')];
  const journal = (type: string) => rows.value('SELECT id FROM account_journal WHERE type = ? ORDER BY id', type);
  const period = rows.value('SELECT id FROM account_period WHERE start_date <= ? AND end_date >= ?', day(), day());
  // The contract speaks of "pcs" and "kg", and of one warehouse.
  await renameUnit('Unit', { name: 'pcs' });
  await renameUnit('Kilogram', { name: 'kg', digits: 3, rounding: 0.001 });
  rows.run("UPDATE stock_location SET active = 0 WHERE type = 'warehouse' AND id <> ?", warehouse);
  const unit = (name = 'pcs') => rows.value('SELECT id FROM product_uom WHERE name = ?', name);
  const currency = (code: string) => rows.value('SELECT id FROM currency_currency WHERE code = ?', code);
  rows.insert(
    'currency_currency',
    [
      { name: 'Yen', code: 'JPY', symbol: '¥', digits: 0, rounding: storedDecimal('1') },
      { name: 'Dinar', code: 'KWD', symbol: 'KD', digits: 3, rounding: storedDecimal('0.001') },
    ].map((each) => ({ ...each, active: 1, numeric_code: '0', ...dates() })),
  );
  const category = rows.value("SELECT id FROM product_category WHERE name = 'Goods 21%'");
  const storage = rows.value('SELECT storage_location FROM stock_location WHERE id = ?', warehouse);
  const input = rows.value('SELECT input_location FROM stock_location WHERE id = ?', warehouse);
  const supplier = rows.value("SELECT id FROM stock_location WHERE type = 'supplier'");
  const customerPlace = rows.value("SELECT id FROM stock_location WHERE type = 'customer'");
  const output = rows.value('SELECT output_location FROM stock_location WHERE id = ?', warehouse);
  const anyProduct = rows.value("SELECT id FROM product_product WHERE code = 'SKU-0000'");

  // Everybody pays the list price, by a price list.
  const [priceList] = await admin.call<number[]>('product.price_list.create', [
    { name: 'List price', company, unit: 'product_default', lines: [['create', [{ formula: 'unit_price' }]]] },
  ]);
  await admin.call('sale.configuration.write', [1], { sale_price_list: priceList });

  const currencies = new Map<string, string>();
  let made = 0;
  const number = () => `E-${(made += 1)}-${Date.now()}`;

  async function renameUnit(name: string, values: object): Promise<void> {
    const found = await admin.searchRead<{ id: number }>('product.uom', [['name', '=', name]], ['id']);
    await admin.call(
      'product.uom.write',
      found.map(({ id }) => id),
      values,
    );
  }

  function book(journalType: string, origin: string | null, createdAt: string | undefined): number {
    const [move = 0] = rows.insert('account_move', [
      {
        company,
        period,
        journal: journal(journalType),
        date: day(),
        number: number(),
        post_number: number(),
        state: 'posted',
        origin,
        ...dates(createdAt),
      },
    ]);
    return move;
  }

  function bookLine(move: number, values: Readonly<Record<string, Cell>>, amount: string, createdAt?: string): number {
    const isDebit = !amount.startsWith('-');
    const [line = 0] = rows.insert('account_move_line', [
      {
        move,
        account: receivable,
        debit: storedDecimal(isDebit ? amount : '0'),
        credit: storedDecimal(isDebit ? '0' : negate(amount)),
        state: 'valid',
        ...values,
        ...dates(createdAt),
      },
    ]);
    return line;
  }

  async function makeProduct({
    sku,
    listPrice = '10',
    unit: unitName,
    onHand,
    incoming,
  }: ProductToMake): Promise<string> {
    const uom = unit(unitName);
    const [template] = await admin.call<number[]>('product.template.create', [
      {
        name: `Product ${sku}`,
        type: 'goods',
        default_uom: uom,
        sale_uom: uom,
        salable: true,
        list_price: { __class__: 'Decimal', decimal: listPrice },
        cost_price_method: 'fixed',
        account_category: category,
        products: [['create', [{ suffix_code: sku, cost_price: { __class__: 'Decimal', decimal: '1' } }]]],
      },
    ]);
    const product = rows.value('SELECT id FROM product_product WHERE template = ?', Number(template));
    const move = (quantity: string, to: Cell, state: string, date: string) => ({
      company,
      product,
      uom,
      quantity: Number(quantity),
      internal_quantity: Number(quantity),
      from_location: supplier,
      to_location: to,
      state,
      [state === 'done' ? 'effective_date' : 'planned_date']: date,
      ...dates(),
    });
    if (onHand !== undefined) rows.insert('stock_move', [move(onHand, storage, 'done', '2026-01-01')]);
    if (incoming !== undefined) rows.insert('stock_move', [move(incoming.quantity, input, 'draft', incoming.date)]);
    return String(product);
  }

  return {
    customers: async (records) =>
      rows.together(() => {
        const ids = rows.insert(
          'party_party',
          records.map(({ legalName, updatedAt }) => ({
            name: legalName,
            code: number(),
            active: 1,
            ...dates(undefined, updatedAt),
          })),
        );
        rows.insert(
          'party_address',
          ids.map((party) => ({ party, active: 1, city: 'Vigo', ...dates() })),
        );
        for (const [index, { currency: code = 'EUR', creditLimit, crmReference }] of records.entries()) {
          const party = ids[index] ?? 0;
          currencies.set(String(party), code);
          if (creditLimit !== undefined)
            rows.insert('party_party_credit_limit_amount', [
              { party, company, credit_limit_amount: storedDecimal(creditLimit), ...dates() },
            ]);
          if (crmReference !== undefined)
            rows.insert('party_identifier', [{ party, code: `crm:${crmReference}`, ...dates() }]);
        }
        return ids.map(String);
      }),
    async products(records) {
      const ids: string[] = [];
      for (const record of records) ids.push(await makeProduct(record));
      return ids;
    },
    orders: async (records) =>
      rows.together(() => {
        const ids = rows.insert(
          'sale_sale',
          records.map((order) => ({
            company,
            currency: currency(currencies.get(order.customerId) ?? 'EUR'),
            party: Number(order.customerId),
            number: order.status === 'DRAFT' ? null : number(),
            reference: order.reference ?? null,
            state: orderStates[order.status ?? 'CONFIRMED'] ?? 'confirmed',
            shipment_state: 'none',
            invoice_state: 'none',
            shipment_method: 'order',
            invoice_method: 'order',
            shipping_date: order.requestedDate ?? null,
            warehouse,
            ...dates(order.createdAt, order.updatedAt),
          })),
        );
        for (const [index, { lines = oneLine }] of records.entries()) {
          rows.insert(
            'sale_line',
            lines.map((line) => ({
              sale: ids[index] ?? 0,
              type: 'line',
              quantity: Number(line.quantity),
              unit: unit(line.unit),
              unit_price: storedDecimal(line.unitPrice),
              ...dates(),
            })),
          );
        }
        return ids.map(String);
      }),
    shipments: async (records) =>
      rows.together(() => {
        const ids = rows.insert(
          'stock_shipment_out',
          records.map(({ customerId, createdAt }) => ({
            company,
            customer: Number(customerId),
            number: number(),
            state: 'done',
            warehouse,
            ...dates(createdAt),
          })),
        );
        for (const [index, { orderIds = [] }] of records.entries()) {
          rows.insert(
            'stock_move',
            orderIds.map((orderId) => ({
              company,
              product: anyProduct,
              uom: unit(),
              quantity: 1,
              internal_quantity: 1,
              from_location: output,
              to_location: customerPlace,
              state: 'done',
              effective_date: day(),
              shipment: `stock.shipment.out,${ids[index]}`,
              origin: `sale.line,${rows.value('SELECT id FROM sale_line WHERE sale = ?', Number(orderId))}`,
              ...dates(),
            })),
          );
        }
        return ids.map(String);
      }),
    invoices: async (records) =>
      rows.together(() =>
        records.map(
          ({
            customerId,
            kind,
            status = 'OPEN',
            orderIds = [],
            createdAt,
            dueDate = '2090-12-31',
            lines = oneLine,
          }) => {
            const code = currencies.get(customerId) ?? 'EUR';
            const sign = kind === 'CREDIT_NOTE' ? '-1' : '1';
            const total = multiply(sign, totalOf(lines));
            const [invoice = 0] = rows.insert('account_invoice', [
              {
                company,
                currency: currency(code),
                party: Number(customerId),
                type: 'out',
                account: receivable,
                journal: journal('revenue'),
                number: status === 'DRAFT' ? null : number(),
                invoice_date: day(),
                state: invoiceStates[status],
                ...dates(createdAt),
              },
            ]);
            const origins = orderIds.map(
              (id) => `sale.line,${rows.value('SELECT id FROM sale_line WHERE sale = ?', Number(id))}`,
            );
            rows.insert(
              'account_invoice_line',
              lines.map((line, index) => ({
                company,
                currency: currency(code),
                invoice,
                invoice_type: 'out',
                type: 'line',
                account: revenue,
                quantity: Number(multiply(sign, line.quantity)),
                unit: unit(line.unit),
                unit_price: storedDecimal(line.unitPrice),
                origin: origins[index] ?? null,
                ...dates(),
              })),
            );
            if (status === 'OPEN' || status === 'PAID') {
              const move = book('revenue', `account.invoice,${invoice}`, createdAt);
              const foreign: Readonly<Record<string, Cell>> =
                code === 'EUR' ? {} : { second_currency: currency(code), amount_second_currency: storedDecimal(total) };
              const reconciliation = status === 'PAID' ? settle() : null;
              bookLine(move, { party: Number(customerId), maturity_date: dueDate, reconciliation, ...foreign }, total);
              rows.run('UPDATE account_invoice SET move = ? WHERE id = ?', move, invoice);
            }
            return String(invoice);
          },
        ),
      ),
    payments: async (records) =>
      rows.together(() =>
        records.map(({ customerId, amount, createdAt, allocations = [] }) => {
          const [allocated] = allocations;
          const move = book('cash', null, createdAt);
          const line = bookLine(move, { party: Number(customerId) }, negate(amount), createdAt);
          if (allocated !== undefined) {
            rows.insert('account_invoice-account_move_line', [
              { invoice: Number(allocated.invoiceId), line, ...dates() },
            ]);
            rows.run('UPDATE account_invoice SET write_date = ? WHERE id = ?', stored(), Number(allocated.invoiceId));
          }
          return String(line);
        }),
      ),
    async removeDraftOrder(id) {
      rows.run('DELETE FROM sale_sale WHERE id = ?', Number(id));
    },
  };

  function settle(): number {
    const [id = 0] = rows.insert('account_move_reconciliation', [{ company, name: number(), date: day(), ...dates() }]);
    return id;
  }
}

const oneLine: readonly LineToMake[] = [{ quantity: '1', unitPrice: '10.00' }];

function totalOf(lines: readonly LineToMake[]): string {
  return add('0', ...lines.map((line) => round(multiply(line.quantity, line.unitPrice), 3)));
}

function day(): string {
  return new Date().toISOString().slice(0, 10);
}

const orderStates: Readonly<Partial<Record<OrderStatus, string>>> = {
  DRAFT: 'draft',
  QUOTED: 'quotation',
  CONFIRMED: 'confirmed',
  IN_PROGRESS: 'processing',
  COMPLETED: 'done',
  CANCELLED: 'cancelled',
};

const invoiceStates: Readonly<Record<InvoiceStatus, string>> = {
  DRAFT: 'draft',
  IN_REVIEW: 'validated',
  OPEN: 'posted',
  PAID: 'paid',
  CANCELLED: 'cancelled',
  REVERSED: 'cancelled',
};
