import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { runMigrations } from '../../libs/platform/database/migrations';
import { TEMPLATE_DATABASE } from '../../libs/platform/testing/template-database';

/** Starts one PostgreSQL for the whole run and migrates the template once. */
export default async function setup(): Promise<void> {
  const child = spawn(process.execPath, [join(__dirname, 'test-postgres.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve((JSON.parse(line) as { url: string }).url),
    );
    child.once('exit', (code) => reject(new Error(`The test PostgreSQL ended with code ${String(code)}`)));
  });
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await admin.end();
  const template = new URL(url);
  template.pathname = TEMPLATE_DATABASE;
  await runMigrations(template.toString());
  process.env.TEST_DATABASE_URL = url;
  (globalThis as { testPostgres?: typeof child }).testPostgres = child;
}
