import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(process.cwd(), '../../../tests/fixtures/contracts');

/** A golden file of the contracts, which the C# tests read as well. */
export function fixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Record<string, unknown>;
}
