import { z } from 'zod';
import type { CrmCapability } from '#ports/crm-system.ts';
import type { Diagnosis, Permission } from '#ports/diagnosis.ts';
import type { ErpCapability } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { TrytonLink } from './link.ts';

type Right = 'create' | 'write';

interface Need<Capability extends string> {
  readonly capability: Capability;
  readonly model: string;
  readonly right: Right;
}

export function crmDiagnosis(link: TrytonLink): Diagnosis<CrmCapability> {
  return { permissions: (call) => readPermissions(link, crmNeeds, call) };
}

export function erpDiagnosis(link: TrytonLink): Diagnosis<ErpCapability> {
  return { permissions: (call) => readPermissions(link, erpNeeds, call) };
}

const crmNeeds: readonly Need<CrmCapability>[] = [
  { capability: 'move-deal', model: 'sale.opportunity', right: 'write' },
  { capability: 'write-back', model: 'ir.note', right: 'create' },
  { capability: 'log-interaction', model: 'ir.note', right: 'create' },
  { capability: 'update-account', model: 'party.party', right: 'write' },
];

const erpNeeds: readonly Need<ErpCapability>[] = [
  { capability: 'create-customer', model: 'party.party', right: 'create' },
  { capability: 'update-customer', model: 'party.party', right: 'write' },
  { capability: 'draft-order', model: 'sale.sale', right: 'create' },
  { capability: 'cancel-order', model: 'sale.sale', right: 'write' },
];

/** Rights on models, as trytond keeps them per group; rules about single records show only when one is touched. */
async function readPermissions<Capability extends string>(
  link: TrytonLink,
  needs: readonly Need<Capability>[],
  call: Call,
): Promise<readonly Permission<Capability>[]> {
  const models = [...new Set(needs.map(({ model }) => model))];
  const rights = await link.ask('model.ir.model.access.get_access', [models], accessWire, call);
  return needs.map(({ capability, model, right }) => ({
    capability,
    allowed: rights[model]?.[right] === true,
    grant: `${right} access to ${model}, by a group of the user`,
  }));
}

// Of a model that nobody has restricted trytond says true, of others 1 or 0.
const right = z.union([z.boolean(), z.int()]).transform(Boolean);

const accessWire = z.record(z.string(), z.object({ create: right, write: right }));
