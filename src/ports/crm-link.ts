import type { Call } from './source.ts';

/**
 * A link from one record to others that not every system tells together with the record: some keep it in a place of its own. There the
 * record's field is undefined, and `linkedIds` of the port tells it to who follows the link.
 */
export type CrmLink =
  | 'contact.account'
  | 'lead.convertedAccount'
  | 'lead.convertedDeal'
  | 'deal.account'
  | 'deal.primaryContact'
  | 'interaction.account'
  | 'interaction.contacts'
  | 'interaction.deal'
  | 'ticket.account'
  | 'ticket.contact';

/** The native id at the other end; null = there is nothing, undefined = to be asked for. */
export type LinkedId = string | null | undefined;

/** In the order of the ids; nothing for what is linked to nothing or does not exist. */
export type LinkedIds = (link: CrmLink, ids: readonly string[], call: Call) => Promise<readonly (readonly string[])[]>;

/** Something for each link, made when it is first needed. */
export function perLink<Value>(make: (link: CrmLink) => Value): (link: CrmLink) => Value {
  const made = new Map<CrmLink, Value>();
  return (link) => {
    const value = made.get(link) ?? make(link);
    made.set(link, value);
    return value;
  };
}
