import { type Connectors, connectorSide } from './connector.ts';
import { createHubspotCrm } from './hubspot/crm.ts';
import { hubspotCrmSettings } from './hubspot/settings.ts';
import { createHubspotWebhooks } from './hubspot/webhook.ts';
import { createSandboxCrm } from './sandbox/crm.ts';
import { createSandboxErp } from './sandbox/erp.ts';
import { sandboxCrmSettings, sandboxErpSettings } from './sandbox/settings.ts';
import { createSandboxWebhooks } from './sandbox/webhook.ts';
import { createTrytonCrm } from './tryton/crm.ts';
import { createTrytonErp } from './tryton/erp.ts';
import { trytonCrmSettings, trytonErpSettings } from './tryton/settings.ts';

/** The systems that come with the product; a configuration may name files of others. */
export const connectors: Connectors = {
  hubspot: {
    crm: connectorSide(hubspotCrmSettings, createHubspotCrm, createHubspotWebhooks),
  },
  sandbox: {
    crm: connectorSide(sandboxCrmSettings, createSandboxCrm, createSandboxWebhooks),
    erp: connectorSide(sandboxErpSettings, createSandboxErp, createSandboxWebhooks),
  },
  tryton: {
    crm: connectorSide(trytonCrmSettings, createTrytonCrm),
    erp: connectorSide(trytonErpSettings, createTrytonErp),
  },
};
