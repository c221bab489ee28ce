import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import rspack from '@rspack/core';
import { merge } from 'webpack-merge';

const require = createRequire(import.meta.url);
const { Build, WPPlugin } = require('@jupyter/builder');
const baseConfig = require('@jupyter/builder/lib/webpack.config.base');
const core = require('@jupyterlab/core-meta/core.package.json');
const ownExtension = '@startspark/lab-extension';

const here = import.meta.dirname;
const generated = path.join(here, 'gen');
const manifest = name => require(`${name}/package.json`);

/** One require per extension, called late, so that an extension that fails to load harms no other. */
function extensionList(name, packages) {
  const entries = Object.entries(packages).map(
    ([pkg, file]) => `  { name: '${pkg}', load: () => require('${file ? `${pkg}/${file}` : pkg}') }`
  );
  return `export const ${name} = [\n${entries.join(',\n')}\n];\n`;
}

/** The packages that our page and the user's own extensions share, the host's version first. */
function sharedPackages(extensionPackages) {
  const shared = Object.fromEntries(
    Object.entries(core.resolutions).map(([name, requiredVersion]) => [name, { requiredVersion }])
  );
  for (const name of extensionPackages) {
    shared[name] ??= { requiredVersion: manifest(name).version };
  }
  const extra = {};
  for (const name of extensionPackages) {
    const { dependencies = {}, jupyterlab: { sharedPackages: own = {} } = {} } = manifest(name);
    const wishes = Object.entries(dependencies).map(([dep, requiredVersion]) => [dep, { requiredVersion }]);
    for (const [dep, wish] of [...wishes, ...Object.entries(own)]) {
      if (dep in shared || own[dep] === false || wish === false) {
        continue;
      }
      const { bundled, ...rest } = wish;
      const entry = bundled === undefined ? rest : { ...rest, import: bundled };
      if (extra[dep] === undefined || extra[dep].import === false) {
        extra[dep] = entry;
      }
    }
  }
  Object.assign(shared, extra);
  for (const name of core.jupyterlab.singletonPackages) {
    shared[name] = { ...shared[name], singleton: true };
  }
  return shared;
}

/** Writes the names of the scripts that the server must put into its page. */
class EntryFilePlugin {
  constructor(file) {
    this.file = file;
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap('EntryFilePlugin', compilation => {
      const main = compilation.entrypoints.get('main').getFiles().filter(file => file.endsWith('.js'));
      writeFileSync(this.file, `${JSON.stringify({ main })}\n`);
    });
  }
}

/** The configurations of the page and of its themes, written to an output folder. */
export function configurations(output, development) {
  const { mimeExtensions } = core.jupyterlab;
  const extensions = { ...core.jupyterlab.extensions, [ownExtension]: '' };
  const packages = [...new Set([...Object.keys(extensions), ...Object.keys(mimeExtensions)])];

  mkdirSync(output, { recursive: true });
  mkdirSync(generated, { recursive: true });
  const themes = Build.ensureAssets({ packageNames: packages, output });
  writeFileSync(path.join(generated, 'style.js'), readFileSync(path.join(output, 'style.js')));
  rmSync(path.join(output, 'style.js'));
  writeFileSync(
    path.join(generated, 'extensions.js'),
    `${extensionList('extensions', extensions)}\n${extensionList('mimeExtensions', mimeExtensions)}`
  );

  const page = merge(baseConfig, {
    mode: development ? 'development' : 'production',
    context: here,
    devtool: development ? 'cheap-source-map' : false,
    performance: { hints: false },
    entry: { main: ['./src/public-path.js', './src/bootstrap.js'] },
    externals: ['ws'],
    output: {
      path: path.join(output, 'static'),
      publicPath: 'auto',
      filename: '[name].[contenthash].js',
      assetModuleFilename: '[contenthash][ext]'
    },
    optimization: {
      minimize: !development,
      splitChunks: {
        chunks: 'all',
        cacheGroups: {
          jlab_core: {
            test: /[\\/]node_modules[\\/]@(jupyterlab|lumino(?![\\/]datagrid))[\\/]/,
            name: 'jlab_core'
          }
        }
      }
    },
    plugins: [
      new rspack.container.ModuleFederationPlugin({
        name: 'CORE_FEDERATION',
        library: { type: 'var', name: ['_JUPYTERLAB', 'CORE_LIBRARY_FEDERATION'] },
        shared: sharedPackages(packages)
      }),
      ...(development
        ? []
        : [new WPPlugin.JSONLicenseWebpackPlugin({ excludedPackageTest: name => name.startsWith('@startspark/') })]),
      new EntryFilePlugin(path.join(output, 'entry.json'))
    ]
  });
  return [page, ...themes];
}
