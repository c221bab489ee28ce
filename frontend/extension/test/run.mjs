// Bundles each test file as the page is bundled (styles left out) and runs them with Node's own test runner.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import rspack from '@rspack/core';

const here = import.meta.dirname;
const output = mkdtempSync(path.join(tmpdir(), 'startspark-tests-'));
const files = readdirSync(here).filter(name => /\.test\.tsx?$/.test(name));

const compiler = rspack({
  mode: 'development',
  context: here,
  devtool: 'source-map',
  target: 'node20',
  entry: Object.fromEntries(files.map(name => [name.replace(/\.tsx?$/, ''), ['./dom.ts', `./${name}`]])),
  output: { path: output, filename: '[name].cjs' },
  externals: { jsdom: `commonjs ${path.resolve(here, '../../node_modules/jsdom')}`, ws: 'commonjs ws' },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      { test: /\.tsx?$/, loader: 'builtin:swc-loader', options: { jsc: { parser: { syntax: 'typescript', tsx: true } } } },
      { test: /\.css$/, type: 'asset/source' },
      { test: /\.svg$/, type: 'asset/source' },
      { test: /\.m?js$/, resolve: { fullySpecified: false } }
    ]
  }
});

const stats = await new Promise((resolve, reject) =>
  compiler.run((error, result) => compiler.close(closing => (error ?? closing ? reject(error ?? closing) : resolve(result))))
);
let status = 1;
if (stats.hasErrors()) {
  process.stderr.write(`${stats.toString({ all: false, errors: true })}\n`);
} else {
  const bundles = files.map(name => path.join(output, name.replace(/\.tsx?$/, '.cjs')));
  const node = [...process.argv.slice(2), '--enable-source-maps', '--test-timeout=120000', '--test-reporter=spec', '--test', ...bundles];
  status = spawnSync(process.execPath, node, { stdio: 'inherit', cwd: here }).status ?? 1;
}
rmSync(output, { recursive: true, force: true });
process.exitCode = status;
