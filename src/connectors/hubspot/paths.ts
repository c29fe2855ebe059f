/** Where HubSpot's interfaces are in one version. */
export interface Paths {
  objects(name: string): string;
  associations(from: string, to: string): string;
  pipelines(name: string): string;
  properties(name: string): string;
  readonly owners: string;
  readonly account: string;
}

/**
 * Every interface carries the date of its version in its path; "v3" stands for the numbered ones before them, where
 * associations are already at v4.
 * https://developers.hubspot.com/docs/api-reference/legacy/migration-guide
 */
export function pathsOf(apiVersion: string): Paths {
  if (apiVersion === 'v3')
    return {
      objects: (name) => `/crm/v3/objects/${name}`,
      associations: (from, to) => `/crm/v4/associations/${from}/${to}`,
      pipelines: (name) => `/crm/v3/pipelines/${name}`,
      properties: (name) => `/crm/v3/properties/${name}`,
      owners: '/crm/v3/owners',
      account: '/account-info/v3/details',
    };
  return {
    objects: (name) => `/crm/objects/${apiVersion}/${name}`,
    associations: (from, to) => `/crm/associations/${apiVersion}/${from}/${to}`,
    pipelines: (name) => `/crm/pipelines/${apiVersion}/${name}`,
    properties: (name) => `/crm/properties/${apiVersion}/${name}`,
    owners: `/crm/owners/${apiVersion}`,
    account: `/account-info/${apiVersion}/details`,
  };
}
