// Loaded before the first TypeScript file, which an older Node could not even read.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Grial needs Node.js 24 or later and was started with ${process.version}. Start it with "npm start" or "npm run grial", which use the Node that npm ci installed.\n`,
  );
  process.exit(1);
}
