import type { Page, PageRequest } from '#model/page.ts';
import type { Account, Contact, CrmSystem } from '#ports/crm-system.ts';
import type { ErpCustomer, ErpSystem } from '#ports/erp-system.ts';
import { type Call, type Change, type Changes, type ListedRecord, positionOf } from '#ports/source.ts';
import { accountIdsOf } from '#integration/account-ids.ts';
import { type IdentityRecord, recordOfAccount, recordOfErpCustomer } from '#integration/identity/identity-record.ts';

/** What identity asks of a system, whichever side it is on. */
export interface IdentitySource {
  readonly connection: string;
  changes(cursor: string | null, limit: number, call: Call): Promise<Changes<string>>;
  /** All records of customers, oldest first. */
  scan(page: PageRequest, call: Call): Promise<ScannedPage>;
  /** In the order of the ids; null for what does not exist any more. */
  read(ids: readonly string[], call: Call): Promise<readonly (IdentityRecord | null)[]>;
  /** Is it a change of such a record itself? */
  isOwnChange(change: Change<string>): boolean;
  /** The records whose facts may differ because of changes elsewhere, as far as the system can tell. */
  recordsBehind(changes: readonly Change<string>[], call: Call): Promise<readonly string[]>;
}

export interface ScannedPage {
  readonly records: readonly IdentityRecord[];
  /** Where the next page begins; null behind the last. */
  readonly next: PageRequest['after'] | null;
}

export function crmIdentitySource(crm: CrmSystem): IdentitySource {
  return {
    connection: crm.connection,
    changes: (cursor, limit, call) => crm.changes(cursor, limit, call),
    async scan(page, call) {
      const accounts = await crm.accounts(page, call);
      return scannedPage(accounts, await recordsOfAccounts(crm, accounts.items, call));
    },
    async read(ids, call) {
      const accounts = await crm.accountsByIds(ids, call);
      const existing = accounts.filter((account) => account !== null);
      const records = await recordsOfAccounts(crm, existing, call);
      const byId = new Map(records.map((record) => [record.nativeId, record]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    isOwnChange: ({ kind }) => kind === 'account',
    async recordsBehind(changes, call) {
      // Of the people at a customer, identity knows the main contact.
      if (!crm.capabilities.has('main-contacts')) return [];
      const contactIds = changes.filter(({ kind, deleted }) => kind === 'contact' && !deleted).map(({ id }) => id);
      const contacts = contactIds.length === 0 ? [] : await crm.contactsByIds(contactIds, call);
      const existing = contacts.filter((contact) => contact !== null);
      const accountIds = await accountIdsOf(crm, 'contact.account', existing, call);
      return accountIds.filter((id) => id !== null);
    },
  };
}

export function erpIdentitySource(erp: ErpSystem): IdentitySource {
  return {
    connection: erp.connection,
    changes: (cursor, limit, call) => erp.changes(cursor, limit, call),
    async scan(page, call) {
      const customers = await erp.customers(page, call);
      return scannedPage(
        customers,
        customers.items.map((customer) => recordOfErpCustomer(customer, erp.installation)),
      );
    },
    async read(ids, call) {
      const customers = await erp.customersByIds(ids, call);
      return customers.map((customer) => (customer === null ? null : recordOfErpCustomer(customer, erp.installation)));
    },
    isOwnChange: ({ kind }) => kind === 'customer',
    recordsBehind: async () => [],
  };
}

function scannedPage(page: Page<Account | ErpCustomer>, records: readonly IdentityRecord[]): ScannedPage {
  const last: ListedRecord | undefined = page.items.at(-1);
  return { records, next: page.hasNextPage && last !== undefined ? positionOf(last) : null };
}

async function recordsOfAccounts(
  crm: CrmSystem,
  accounts: readonly Account[],
  call: Call,
): Promise<readonly IdentityRecord[]> {
  const primaryContacts = await primaryContactsOf(crm, accounts, call);
  return accounts.map((account, at) => recordOfAccount(account, primaryContacts[at] ?? null, crm.installation));
}

/** One page of contacts per account must do: an account with more has its main contact among the newest, or is matched by other facts. */
async function primaryContactsOf(
  crm: CrmSystem,
  accounts: readonly Account[],
  call: Call,
): Promise<readonly (Contact | null)[]> {
  if (accounts.length === 0 || !crm.capabilities.has('main-contacts')) return accounts.map(() => null);
  const ids = accounts.map(({ id }) => id);
  const pages = await crm.contactsOfAccounts(ids, { first: contactsPerAccount }, call);
  return pages.map(({ items }) => items.find(({ primary }) => primary) ?? null);
}

const contactsPerAccount = 50;
