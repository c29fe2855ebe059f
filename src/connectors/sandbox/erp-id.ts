import { z } from 'zod';

/** The ERP's ids are numbers, ours are texts. */
export const erpId = z.int().transform(String);

/** Other texts cannot be an id here, and asking for them would be refused. */
export function isErpId(id: string): boolean {
  return /^[1-9]\d{0,14}$/.test(id);
}

/** Ids in one request. */
export const maxErpIds = 200;
