/** @apollo/gateway reports to its vendor unless it finds this in the environment when it is constructed. */
export function turnVendorTelemetryOff(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}
