// Hive Gateway with every default; it ends with the benchmark.
process.once('disconnect', () => process.exit());

export const gatewayConfig = {};
