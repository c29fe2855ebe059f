import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

// The gateway as its documentation sets it up, with every default. Its arguments: the file of the supergraph.
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: stock-gateway.ts <supergraph file>');
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: readFileSync(file, 'utf8') }) });
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
process.once('disconnect', () => process.exit());
process.stderr.write(`The stock gateway listens at ${url}\n`);
