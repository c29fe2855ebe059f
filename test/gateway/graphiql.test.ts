import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startGateway } from './start.ts';

const executablePath = '/usr/bin/chromium';
const exampleQuery = '{\n  customer(id: "one") {\n    name\n    balance\n  }\n}\n';

describe('GraphiQL', () => {
  it('is one page that allows its own script and nothing from elsewhere', async () => {
    const { url } = await startGateway({ exampleQuery });
    const page = await fetch(`${url}/graphiql`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; worker-src blob:/,
    );
    expect(await page.text()).toContain('<title>Grial</title>');

    const etag = page.headers.get('etag') ?? '';
    expect((await fetch(`${url}/graphiql`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('is the same page for a client that knows no compression', async () => {
    const { url } = await startGateway({ exampleQuery });
    const plain = await fetch(`${url}/graphiql`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await (await fetch(`${url}/graphiql`)).text());
  });

  it('is not there when no example is given', async () => {
    const { url } = await startGateway();
    expect((await fetch(`${url}/graphiql`)).status).toBe(404);
  });

  // Needs a browser, which the product does not: the continuous integration installs it.
  it.skipIf(!existsSync(executablePath))(
    'runs the example in a browser without a request to anywhere else',
    async () => {
      const { url } = await startGateway({ exampleQuery });
      const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
      const browser = await chromium.launch({ executablePath, args });
      onTestFinished(() => browser.close());
      const page = await browser.newPage();
      page.setDefaultTimeout(120_000);
      const requested: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requested.push(request.url()));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));

      await page.goto(`${url}/graphiql`);
      await page.getByRole('button', { name: /execute/i }).click();
      await page.getByText('Customer one').waitFor();
      await page.getByText('12.50').waitFor();

      const elsewhere = requested.filter((target) => !target.startsWith(`${url}/`) && !/^(blob|data):/.test(target));
      expect(elsewhere).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});
