import { openStore } from '#store/open-store.ts';

// A process that opens the store in the given directory and counts upwards in it from a number, one row after the other, until it is
// killed. What it has printed, it has committed.

const [directory = '', from = '0'] = process.argv.slice(2);
const store = await openStore({ directory });
console.log('open');
for (let count = Number(from); ; count += 1) {
  const at = new Date();
  await store.transaction(async (trx) => {
    const row = { connection: `row-${count}`, cursor: 'a', scan_key: null, scan_id: null, scanned_at: null };
    await trx
      .insertInto('feed')
      .values({ ...row, synced_at: at })
      .execute();
    await trx.updateTable('feed').set({ cursor: 'b' }).where('connection', '=', row.connection).execute();
  });
  console.log(count);
}
