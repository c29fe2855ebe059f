import { type Connector, connectorSide } from '#connectors/connector.ts';
import { createCardFileCrm } from './crm.ts';
import { cardFileSettings } from './settings.ts';

/** What a configuration finds under this name when it names this file as its `system`. */
export const connector: Connector = {
  crm: connectorSide(cardFileSettings, createCardFileCrm),
};
