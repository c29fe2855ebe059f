import { parseTaxId } from '#model/tax-id.ts';

/**
 * A tax number as Tryton keeps it, with the kind of number that it is, by which Tryton checks its digits. A number of a country
 * whose numbers Tryton does not know has no kind.
 */
export function taxIdentifier(
  taxId: string,
  country: string | null,
): { readonly type: string | null; readonly code: string } {
  const code = taxId.trim();
  // Written with the prefix of its country it is a number of the European register.
  const prefixed = parseTaxId(code, null);
  if (prefixed !== null && prefixed.country !== 'GB') return { type: 'eu_vat', code };
  const prefix = `${(country ?? '').toLowerCase()}_`;
  return { type: types.find((type) => type.startsWith(prefix)) ?? null, code };
}

// The national kinds in trytond/modules/party/party.py, tax_identifier_types; where a country has several, that of companies.
const types =
  `ad_nrt al_nipt ar_cuit be_vat bg_vat by_unp ch_vat cl_rut cn_uscc co_rut cr_cpj cz_dic de_vat dk_cvr do_rnc ec_ruc ee_kmkr es_nif fi_alv fr_tva gb_vat gr_vat gt_nit hu_anum id_npwp ie_vat il_hp is_vsk it_iva jp_cn kr_brn lt_pvm lu_tva lv_pvn mc_tva md_idno mt_vat mx_rfc nl_btw no_mva nz_ird pe_ruc pl_nip pt_nif py_ruc ro_cf rs_pib ru_inn se_vat si_ddv sk_dph sm_coe us_ein uy_ruc ve_rif za_tin`.split(
    ' ',
  );
