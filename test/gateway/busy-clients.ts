/*
 * Forty clients that ask the gateway at argv[2] one thing after another until nobody listens there any more. A process of
 * its own, since clients that share the event loop of the server are never busy while it does something.
 */
import { Agent, request } from 'undici';

export interface BusyClientsReport {
  readonly answered: number;
  /** Why requests that were sent got no whole answer. */
  readonly lost: readonly string[];
}

const [, , url = ''] = process.argv;
const agent = new Agent({ connections: 40 });
const lost: string[] = [];
let answered = 0;

await Promise.all(Array.from({ length: 40 }, askOnAndOn));
const report: BusyClientsReport = { answered, lost };
process.send?.(report);
await agent.close();
process.disconnect();

async function askOnAndOn(): Promise<void> {
  for (;;) {
    try {
      const { statusCode, body } = await request(`${url}/graphql`, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ customers(first: 5) { name balance } }"}',
      });
      const text = await body.text();
      if (statusCode === 200 && text.includes('Customer c4')) answered += 1;
      else lost.push(`status ${statusCode}: ${text}`);
    } catch (error) {
      // Refused is not lost: the request was never taken.
      const code = error instanceof Error && 'code' in error ? error.code : error;
      if (code !== 'ECONNREFUSED') lost.push(String(code));
      return;
    }
  }
}
