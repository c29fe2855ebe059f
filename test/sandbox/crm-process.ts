import { startSandboxCrm } from '#sandbox/crm-server.ts';
import { apiKey } from './talk.ts';

/** A CRM in a process of its own, to be killed: writes its address and then serves until the end. */
const [directory = ''] = process.argv.slice(2);
const { url } = await startSandboxCrm({ directory, apiKey, seedData: 'empty' });
process.stdout.write(`${url}\n`);
