import { startSync } from '#integration/sync/start-sync.ts';
import { openStore } from '#store/open-store.ts';
import { connectToSandbox } from './sandbox-world.ts';

// A process that reads both sandbox systems into a store, and says what it is at with each request, until it is killed.

const [directory = '', crmUrl = '', erpUrl = ''] = process.argv.slice(2);
const { crm, erp } = connectToSandbox(crmUrl, erpUrl);
const store = await openStore({ directory });
startSync({
  store,
  crm: {
    ...crm,
    accounts: (...args) => (console.log('page'), crm.accounts(...args)),
    changes: (cursor, ...rest) => (console.log(cursor === null ? 'begin' : 'follow'), crm.changes(cursor, ...rest)),
  },
  erp: { ...erp, customers: (...args) => (console.log('page'), erp.customers(...args)) },
  clock: { now: () => Date.now() },
  intervalMs: 50,
  onChanges: () => undefined,
  onFailure: (connection, error) => console.error(connection, error),
});
