import { type Conversion, conversionOf } from '#integration/conversion/conversion-row.ts';
import type { ConversionIssue } from '#integration/conversion/issues.ts';
import type { Store } from '#store/open-store.ts';

/**
 * Changes what is remarked on at a conversion that is complete, as it is at this moment: since it was read, others may have put
 * something there. One that is under way is left to whoever works on it.
 */
export async function changeIssues(
  store: Store,
  conversionId: string,
  change: (conversion: Conversion) => readonly ConversionIssue[],
): Promise<void> {
  await store.transaction(async (trx) => {
    const row = await trx
      .selectFrom('conversion')
      .selectAll()
      .where('id', '=', conversionId)
      .where('status', '=', 'COMPLETED')
      .where('cancel_reason', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return;
    const conversion = conversionOf(row);
    const issues = change(conversion);
    if (issues.length === conversion.issues.length) return;
    await trx
      .updateTable('conversion')
      .set({ issues: JSON.stringify(issues) })
      .where('id', '=', conversionId)
      .execute();
  });
}
