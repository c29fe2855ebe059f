import type { z } from 'zod';
import type { Clock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { WebhookReader } from '#ports/webhook.ts';
import type { OnUpstreamCall } from '#telemetry/upstream.ts';

/** What every connector is given. */
export interface ConnectorEnvironment {
  readonly clock: Clock;
  /** Told about every request that leaves. */
  readonly onCall: OnUpstreamCall;
}

/** The two sides that a product may have. */
export interface Connector {
  readonly crm?: ConnectorSide<CrmSystem>;
  readonly erp?: ConnectorSide<ErpSystem>;
}

/** By the names that a connection may give as its `system`. */
export type Connectors = Readonly<Record<string, Connector>>;

export interface ConnectorSide<System> {
  /** Checks what the configuration says of a connection to this system. */
  readonly settings: z.ZodType;
  /** Takes settings that have passed the check. Opens no connection before the first call. */
  create(connection: string, settings: unknown, environment: ConnectorEnvironment): System;
  /** Reads what the system posts to us; null when the settings name no secret to tell its deliveries by. */
  webhooks(settings: unknown, clock: Clock): WebhookReader | null;
}

/** Ties a schema to the function that takes what it parses, so that the registry need not know the settings' types. */
export function connectorSide<Settings extends z.ZodType, System>(
  settings: Settings,
  create: (connection: string, settings: z.output<Settings>, environment: ConnectorEnvironment) => System,
  webhooks: (settings: z.output<Settings>, clock: Clock) => WebhookReader | null = () => null,
): ConnectorSide<System> {
  return {
    settings,
    create: (connection, value, environment) => create(connection, settings.parse(value), environment),
    webhooks: (value, clock) => webhooks(settings.parse(value), clock),
  };
}
