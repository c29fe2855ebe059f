import { type ConversionSteps, conversionSteps } from '#integration/conversion/engine.ts';

/** What a first attempt at this product would do: make the order and confirm it in one go, and do it again when that failed. */
export const naiveSteps: ConversionSteps = {
  ...conversionSteps,
  CREATE_DRAFT_ORDER: {
    name: 'CREATE_DRAFT_ORDER',
    async run({ payload }, { parts, call }) {
      if (payload === null) throw new Error('an order that was checked is required, got none');
      const { id } = await parts.erp.createDraftOrder(payload, call);
      await parts.erp.confirmOrder(id, call);
      return { kind: 'DONE', next: 'CONFIRM_ORDER', patch: { orderId: id } };
    },
  },
};
