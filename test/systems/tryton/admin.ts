import { Buffer } from 'node:buffer';
import type { RunningTryton } from './start.ts';

/** A person at a client who may do everything: the tests' own way into Tryton, beside the connector. */
export interface TrytonAdmin {
  /** Calls a method of a model with the arguments as Tryton wants them, without the context. */
  call<Result>(method: string, ...args: readonly unknown[]): Promise<Result>;
  searchRead<Row>(model: string, domain: readonly unknown[], fields: readonly string[]): Promise<readonly Row[]>;
  /** Stock of the goods in a warehouse, by product. */
  stockOf(warehouseId: number): Promise<ReadonlyMap<string, number>>;
  /** Pays an invoice by the wizard "Pay Invoice", in part when the amount is less than what is owed. */
  pay(invoiceId: number, amount: string): Promise<void>;
}

export async function logInAsAdmin(tryton: RunningTryton): Promise<TrytonAdmin> {
  const { user, password } = tryton.admin;
  const [userId, key] = await send<[number, string]>('common.db.login', [user, { password }, 'en']);
  const token = Buffer.from(`${user}:${userId}:${key}`).toString('base64');
  const context = await send<object>('model.res.user.get_preferences', [true, {}], token);

  async function post<Result>(method: string, params: readonly unknown[], session?: string) {
    const response = await fetch(tryton.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(session !== undefined && { authorization: `Session ${session}` }),
      },
      body: JSON.stringify({ id: 1, method, params }),
    });
    if (!response.ok) throw new Error(`${method}: ${response.status}`);
    return (await response.json()) as { readonly result: Result; readonly error?: unknown }; // as trytond answers
  }

  async function send<Result>(method: string, params: readonly unknown[], session?: string): Promise<Result> {
    const { result, error } = await post<Result>(method, params, session);
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  }

  async function call<Result>(method: string, ...args: readonly unknown[]): Promise<Result> {
    for (;;) {
      const outcome = await post<Result>(`model.${method}`, [...args, context], token);
      if (outcome.error === undefined) return outcome.result;
      // Asked whether to go on, a person says yes.
      const warning = /^\["UserWarning",\["([^"]+)"/.exec(JSON.stringify(outcome.error))?.[1];
      if (warning === undefined) throw new Error(`${method}: ${JSON.stringify(outcome.error)}`);
      await send('model.res.user.warning.create', [[{ user: userId, name: warning, always: false }], context], token);
    }
  }

  return {
    call,
    searchRead: (model, domain, fields) => call(`${model}.search_read`, domain, 0, null, null, fields),
    async stockOf(warehouseId) {
      const rows = await send<readonly { id: number; quantity: number }[]>(
        'model.product.product.search_read',
        [
          [
            ['type', '!=', 'service'],
            ['salable', '=', true],
          ],
          0,
          null,
          null,
          ['quantity'],
          { ...context, locations: [warehouseId], with_childs: true, stock_date_end: today() },
        ],
        token,
      );
      return new Map(rows.map(({ id, quantity }) => [String(id), quantity]));
    },
    async pay(invoiceId, amount) {
      const wizard = 'wizard.account.invoice.pay';
      const [methods, [invoice]] = await Promise.all([
        call<readonly { id: number }[]>('account.invoice.payment.method.search_read', [], 0, 1, null, ['id']),
        call<
          readonly {
            currency: number;
            company: number;
            account: number;
            currency_digits: number;
            invoice_date: object;
          }[]
        >('account.invoice.search_read', [['id', '=', invoiceId]], 0, 1, null, [
          'currency',
          'company',
          'account',
          'currency_digits',
          'invoice_date',
        ]),
      ]);
      const [session] = await send<[number, string, string]>(`${wizard}.create`, [context], token);
      const active = { ...context, active_model: 'account.invoice', active_id: invoiceId, active_ids: [invoiceId] };
      const start = {
        amount: { __class__: 'Decimal', decimal: amount },
        currency: invoice?.currency,
        currency_digits: invoice?.currency_digits,
        company: invoice?.company,
        invoice_account: invoice?.account,
        payment_method: methods[0]?.id,
        date: today(),
        description: 'Paid in a test',
      };
      const answer = await send<{ view?: { defaults: Record<string, unknown> } }>(
        `${wizard}.execute`,
        [session, { start }, 'choice', active],
        token,
      );
      // Less than what is owed is asked about: it is a part, not the whole with a write-off.
      if (answer.view !== undefined) {
        const own = Object.entries(answer.view.defaults).filter(([name]) => !name.includes('.'));
        const ask = { ...Object.fromEntries(own), type: 'partial' };
        await send(`${wizard}.execute`, [session, { start, ask }, 'pay', active], token);
      }
      await send(`${wizard}.delete`, [session, context], token);
    },
  };
}

export function today(): object {
  const [year, month, day] = new Date().toISOString().slice(0, 10).split('-').map(Number);
  return { __class__: 'date', year, month, day };
}
