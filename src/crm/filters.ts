import { given, givenId, givenList } from '#graphql/arguments.ts';
import type { DealFilter, LeadFilter } from '#ports/crm-system.ts';
import type { QueryDealsArgs, QueryLeadsArgs } from './schema.generated.ts';

export function dealFilter(args: QueryDealsArgs, connection: string): DealFilter {
  return {
    status: givenList(args.status),
    ownerId: givenId('ownerId', args.ownerId, 'user', connection),
    updatedSince: given(args.updatedSince),
    search: given(args.search),
  };
}

export function leadFilter(args: QueryLeadsArgs, connection: string): LeadFilter {
  return {
    status: givenList(args.status),
    ownerId: givenId('ownerId', args.ownerId, 'user', connection),
    updatedSince: given(args.updatedSince),
  };
}
