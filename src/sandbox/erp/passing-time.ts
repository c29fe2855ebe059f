import { addDays, atMinute, type Day } from '#sandbox/storage/instant.ts';
import type { Settings } from '#sandbox/storage/settings.ts';
import type { Erp } from './erp.ts';
import { deliverShipment, shipOrder, startOrder } from './fulfilment.ts';
import { invoiceOrder, returnPart } from './invoicing.ts';
import { collectPayment } from './payments.ts';
import { buyWhatIsShort, receiveGoods } from './purchasing.ts';

const setting = 'last-day';
const openingMinute = 7 * 60;
const minutesOpen = 4 * 60;

/** Lets happen what the days since the last call bring. Cheap when the day is still the same. */
export function catchUp(erp: Erp, settings: Settings): void {
  const today = erp.clock.today();
  const lastDay = settings.get(setting) ?? today;
  if (lastDay === today && settings.get(setting) !== undefined) return;
  erp.store.transaction(() => {
    for (let day = addDays(lastDay, 1); day <= today; day = addDays(day, 1)) liveThrough(erp, day);
    settings.set(setting, today);
  });
}

/** What is due on the day or overdue, spread over its morning. */
export function liveThrough(erp: Erp, day: Day): void {
  const due = (kind: 'receipt' | 'order' | 'shipment' | 'invoice', act: (id: number) => void): (() => void)[] =>
    erp.store.findUpTo(kind, 'due', day).map((id) => () => {
      act(id);
    });
  const tasks = [
    ...due('receipt', (id) => receiveGoods(erp, id)),
    ...due('order', (id) => takeNextStep(erp, id)),
    ...due('shipment', (id) => deliverShipment(erp, id)),
    ...due('invoice', (id) => collectPayment(erp, id)),
    () => buyWhatIsShort(erp),
  ];
  const now = erp.clock.now();
  tasks.forEach((task, index) => {
    const planned = atMinute(day, openingMinute + Math.floor((index * minutesOpen) / tasks.length));
    erp.clock.during(planned < now ? planned : now, task);
  });
}

function takeNextStep(erp: Erp, orderId: number): void {
  switch (erp.store.get('order', orderId)?.body.next?.step) {
    case 'start':
      return startOrder(erp, orderId);
    case 'ship':
      return shipOrder(erp, orderId);
    case 'invoice':
      return invoiceOrder(erp, orderId);
    case 'return':
      return returnPart(erp, orderId);
    case undefined:
      return undefined;
  }
}
