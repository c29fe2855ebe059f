import { describe, expect, it } from 'vitest';
import { checkSettings } from '#check-settings.ts';
import { environmentSchema, fileSchema } from '#config.ts';
import { connectors } from '#connectors/registry.ts';

describe('a mistake in the settings', () => {
  const connections = { crm: { system: 'sandbox' }, erp: { system: 'sandbox' } };
  it.each([
    [{ conversion: { onDealWon: 'yes' } }, 'conversion.onDealWon: "automatic" or "manual" is required, got "yes"'],
    [
      { conversion: { onStockShort: null } },
      'conversion.onStockShort: "block", "hold" or "proceed" is required, got null',
    ],
    [{ sync: { pollSeconds: 0 } }, 'sync.pollSeconds: a number of more than 0 is required, got 0'],
    [{ sync: { pollSeconds: 90_000 } }, 'sync.pollSeconds: a number of at most 86400 is required, got 90000'],
    [{ sync: { pollSeconds: '5' } }, 'sync.pollSeconds: a number is required, got "5"'],
    [{ sync: {} }, 'sync.pollSeconds: a number is required, got nothing'],
    [
      { conversion: { quiesceSeconds: 2 } },
      'conversion.quiesceSeconds: a number of at least 5 is required, because it has to outlast every request to the ERP, got 2',
    ],
    [{ auth: { apiKeys: [] } }, 'auth.apiKeys: a list that is not empty is required, got an empty list'],
    [{ auth: 'none' }, 'auth: a mapping is required, got "none"'],
    [{ connections: { ...connections, hr: {} } }, 'connections: nothing is known by the name of "hr"'],
    [[], 'the file: a mapping is required, got an empty list'],
  ])('%j is told with what is required and what came', (given, told) => {
    expect(told).toBe(sentences(fileSchema, given).join());
  });

  it('does not repeat what may be secret', () => {
    const told = [
      ...sentences(fileSchema, { auth: { apiKeys: [{ name: 'desk', sha256: 'hush' }] } }),
      ...sentences(environmentSchema, { DATABASE_URL: 'postgras://grial:hush@db.example/grial' }),
    ];
    expect(told).toEqual([expect.stringMatching(/another, which is not shown$/), expect.stringMatching(/db\.example/)]);
    expect(told.join()).not.toContain('hush');
  });

  const junk = ['', 'x y', -1, 0.5, 1e9, true, null, [], [1], {}, { '': 1 }, { 'x y': 'x y' }];
  const schemas = Object.entries(connectors).flatMap(([name, { crm, erp }]) =>
    [crm, erp].flatMap((side, index) =>
      side === undefined ? [] : [{ name: `${name} ${index === 0 ? 'CRM' : 'ERP'}`, schema: side.settings }],
    ),
  );
  it.each([{ name: 'file', schema: fileSchema }, ...schemas])(
    'has a sentence of ours, whatever is wrong in the settings of the $name',
    ({ schema }) => {
      const keys = Object.keys((schema as typeof fileSchema).shape); // every one of them is an object
      for (const value of junk) {
        const told = sentences(schema, Object.fromEntries(keys.map((key) => [key, value])));
        expect(told).not.toEqual([]);
        for (const sentence of told) expect(sentence).toMatch(/required|nothing is known/);
        expect(told.join()).not.toMatch(/Invalid|expected|Too |something else|another form|another kind/);
      }
    },
  );
});

function sentences(schema: Parameters<typeof checkSettings>[0], given: unknown): readonly string[] {
  return (checkSettings(schema, given).mistakes ?? []).map(({ place, sentence }) => `${place}: ${sentence}`);
}
