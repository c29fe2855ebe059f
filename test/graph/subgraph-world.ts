import type { Subgraph } from '#graphql/subgraph.ts';
import { createAnsweredFields } from './answered-fields.ts';
import { askerOf } from './ask-subgraph.ts';
import { postJson } from './post-json.ts';

interface Parts<Call> {
  readonly subgraph: Subgraph;
  /** What the subgraph has asked its system for. */
  readonly calls: Call[];
  readonly connector: { close(): Promise<void> };
  readonly server: { readonly url: string; close(): Promise<void> };
}

/** One subgraph over one sandbox system: ask it, see what it asked for and which of its fields were answered, let the system fail. */
export function subgraphWorld<Call>({ subgraph, calls, connector, server }: Parts<Call>) {
  const fields = createAnsweredFields(subgraph.schema);
  return {
    subgraph,
    ask: askerOf(subgraph, fields.note),
    answered: fields.answered,
    calls,
    fail: (rules: object) => postJson(`${server.url}/_faults`, rules),
    async close() {
      await connector.close();
      await server.close();
    },
  };
}
