// Builds the page into dist.new and puts it in the place of dist at the end: a build that is stopped half way leaves
// the former page whole, and a server that is running never sees a mixture.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import rspack from '@rspack/core';
import { configurations } from './rspack.config.mjs';

const development = process.argv.includes('--dev');
const dist = path.join(import.meta.dirname, 'dist');
const fresh = `${dist}.new`;
const old = `${dist}.old`;
const started = performance.now();

function say(text) {
  process.stdout.write(`Front end: ${text} (${((performance.now() - started) / 1000).toFixed(0)} s)\n`);
}

function bundle() {
  const compiler = rspack(configurations(fresh, development));
  return new Promise((resolve, reject) =>
    compiler.run((error, stats) => {
      const problem = error ?? (stats.hasErrors() ? new Error(stats.toString({ all: false, errors: true })) : null);
      compiler.close(closing => (problem ?? closing ? reject(problem ?? closing) : resolve()));
    })
  );
}

/** Smaller copies beside each file, made once here rather than at each request. */
async function compress(folder) {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  const files = readdirSync(folder).filter(name => /\.(js|css|json|svg|ttf|eot)$/.test(name));
  const lanes = Array.from({ length: 4 }, async () => {
    for (let name = files.pop(); name !== undefined; name = files.pop()) {
      const file = path.join(folder, name);
      const bytes = readFileSync(file);
      if (bytes.length < 512) {
        continue;
      }
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
      };
      const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: 9 })]);
      writeFileSync(`${file}.br`, br);
      writeFileSync(`${file}.gz`, gz);
    }
  });
  await Promise.all(lanes);
}

function swap() {
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) {
    renameSync(dist, old);
  }
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

rmSync(fresh, { recursive: true, force: true });
say('bundling JupyterLab');
await bundle();
if (!development) {
  say('compressing');
  await compress(path.join(fresh, 'static'));
}
swap();
say('done');
