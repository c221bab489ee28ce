import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readText, withName, withValue, withoutValue } from '../src/editing/config-text';
import { differences, patchBetween } from '../src/editing/difference';
import { nameWarning } from '../src/editing/name-check';
import { valueProblem } from '../src/editing/value-check';

const SKY = `# The survey's own
title: Sky survey               # shown instead of the stem
master: spark://head:7077       # the old head
conf:
  # as much as a node has
  spark.executor.memory: 8g     # not 16g
  spark.version.like: 1.10
  spark.hadoop.fs.s3a.secret.key: { env: S3_SECRET }

ask: [ app_name ]
`;

describe('the text of a config', () => {
  it('is read as it was written, no value taken for a number or a truth', () => {
    assert.deepEqual(readText(SKY), {
      errors: [],
      settings: {
        title: 'Sky survey',
        master: 'spark://head:7077',
        conf: {
          'spark.executor.memory': '8g',
          'spark.version.like': '1.10',
          'spark.hadoop.fs.s3a.secret.key': { env: 'S3_SECRET' }
        },
        ask: ['app_name']
      }
    });
    assert.deepEqual(readText('').settings, {});
    assert.deepEqual(readText('# nothing yet\n').settings, {});
  });

  it('keeps every comment and space where a value changes', () => {
    assert.equal(withValue(SKY, ['conf', 'spark.executor.memory'], '4g'), SKY.replace('8g ', '4g '));
    assert.equal(withValue(SKY, ['master'], 'local[*]'), SKY.replace('spark://head:7077', 'local[*]'));
  });

  it('takes new settings behind those that are there', () => {
    const more = withValue(SKY, ['conf', 'spark.executor.cores'], '4');
    assert.equal(more, SKY.replace('{ env: S3_SECRET }\n', '{ env: S3_SECRET }\n  spark.executor.cores: 4\n'));
    assert.equal(withoutValue(more, ['conf', 'spark.executor.cores']), SKY);
    const app = withValue('master: local[*]', ['app_name'], 'sky');
    assert.equal(app, 'master: local[*]\napp_name: sky\n');
    assert.deepEqual(readText(withValue('master: local[*]\n', ['conf', 'spark.a'], 'b')).settings, {
      master: 'local[*]',
      conf: { 'spark.a': 'b' }
    });
    assert.deepEqual(readText(withValue('conf:\nmaster: yarn\n', ['conf', 'spark.a'], 'b')).settings, {
      conf: { 'spark.a': 'b' },
      master: 'yarn'
    });
    assert.deepEqual(readText(withValue('', ['env', 'A'], 'b')).settings, { env: { A: 'b' } });
  });

  it('loses a section with its last setting, and a name only where it is renamed', () => {
    assert.deepEqual(readText(withoutValue('master: yarn\nenv:\n  A: b\n', ['env', 'A'])).settings, { master: 'yarn' });
    assert.equal(withName(SKY, ['conf', 'spark.executor.memory'], 'spark.driver.memory'), SKY.replace('executor.m', 'driver.m'));
  });

  const hostile = [
    '', 'null', '~', 'yes', '1.10', ' spaced ', 'a: b', 'x # y', '#x', '"quoted"', "it's", '{{ code }}', '[1, 2]', '- x', '-',
    'one\ntwo', 'tab\there', 'Grüße, Welt', '&anchor', '*alias', '!tag', '%x', '@x', '`x`', '?', ':', '|', '> x', 'a,b', '-Dx=1 -Dy=2',
    'local[*]', 'local[2,4]', 'k8s://https://host:6443', 'sc://host:15002/;token=•••', 'http://[::1]:7077', '---', '\\', 'a:', '\u0085'
  ];
  for (const value of hostile) {
    it(`holds the value ${JSON.stringify(value)} anywhere`, () => {
      for (const text of [SKY, 'conf: { spark.executor.memory: 8g }\n', 'master: yarn\n', '']) {
        const next = withValue(text, ['conf', 'spark.executor.memory'], value);
        const settings = readText(next).settings as { conf: Record<string, string> };
        assert.equal(settings.conf['spark.executor.memory'], value, next);
        assert.deepEqual(readText(withoutValue(next, ['conf', 'spark.executor.memory'])).errors, []);
      }
      assert.ok(withValue(SKY, ['master'], value).includes('# as much as a node has'));
    });
  }

  it('names the line of what is wrong', () => {
    assert.equal(readText('master: yarn\nconf:\n  a: 1\n  a: 2\n').errors[0].line, 4);
    assert.equal(readText('master: "yarn\n').settings, null);
    assert.equal(readText('a:\n\tb: c\n').errors.length > 0, true);
    assert.match(readText('- a\n- b\n').errors[0].message, /list of keys/);
  });

  it('is no bomb', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`).join('\n')}\n`;
    assert.equal(readText(bomb).settings, null);
    assert.match(readText('x'.repeat(10_000_000)).errors[0].message, /longer/);
  });
});

describe('differences', () => {
  it('become a merge patch in which what went is null', () => {
    const before = { master: 'yarn', conf: { a: '1', b: { env: 'X' } }, env: { A: 'b' } };
    const after = { master: 'yarn', conf: { a: 1, b: { file: '/x' }, c: 'd' } };
    assert.deepEqual(patchBetween(before, after), { conf: { b: { env: null, file: '/x' }, c: 'd' }, env: null });
    assert.equal(patchBetween(before, { ...before }), null);
  });

  it('are told by key, for Spark alone', () => {
    assert.deepEqual(differences({ title: 'a', master: 'yarn', conf: { a: '1' } }, { title: 'b', conf: { a: '2' } }), [
      { key: 'master', before: 'yarn', after: null },
      { key: 'conf.a', before: '1', after: '2' }
    ]);
    assert.deepEqual(differences({ conf: {} }, { conf: { a: '' }, java_home: '' }), [{ key: 'conf.a', before: null, after: '' }]);
    assert.deepEqual(patchBetween({ conf: {} }, { conf: { a: '' }, java_home: '' }), { conf: { a: '' } });
  });
});

describe('values', () => {
  for (const [type, good, bad] of [
    ['bytes', ['1g', '512m', '1024', '-1', '2TB'], ['1 gig', 'x', '']],
    ['time', ['10s', '5min', '100', '500ms'], ['1 week', 's']],
    ['int', ['4', '-1'], ['4.5', '1e3', '99999999999']],
    ['double', ['0.6', '1e-3'], ['', 'much']],
    ['boolean', ['true', 'FALSE'], ['yes', '1']],
    ['string', ['', 'anything'], []]
  ] as const) {
    it(`are checked as ${type}`, () => {
      good.forEach(value => assert.equal(valueProblem(type, value), null, value));
      bad.forEach(value => assert.match(valueProblem(type, value) ?? '', /^This must be/, value));
      assert.equal(valueProblem(type, '${spark.other}'), null);
    });
  }
});

describe('names of options', () => {
  const known = { sparkVersion: '4.3.0', problem: null, options: [{ name: 'spark.master', type: 'string', default: null, doc: '', since: null }] };
  const open = [
    'spark.hadoop.fs.s3a.endpoint', 'spark.hive.metastore.uris', 'spark.executorEnv.HOME', 'spark.metrics.conf.*.sink.csv.period',
    'spark.sql.catalog.sky', 'spark.sql.catalog.sky.uri', 'spark.driver.resource.gpu.amount', 'spark.executor.resource.gpu.vendor',
    'spark.task.resource.gpu.amount', 'spark.yarn.appMasterEnv.PYTHONPATH', 'spark.yarn.executor.resource.yarn.io/gpu.amount',
    'spark.kubernetes.driver.label.team', 'spark.kubernetes.driver.annotation.a.b/c', 'spark.kubernetes.executor.secrets.s3',
    'spark.kubernetes.executor.secretKeyRef.KEY', 'spark.kubernetes.executor.volumes.nfs.data.mount.path',
    'spark.kubernetes.driver.node.selector.disk', 'spark.kubernetes.node.selector.disk', 'spark.kubernetes.driverEnv.A',
    'spark.kubernetes.driver.service.label.team', 'spark.kubernetes.authenticate.driver.mounted.caCertFile',
    'spark.ssl.ui.enabled', 'spark.shuffle.io.maxRetries', 'spark.org.sky.Filter.param.realm', 'spark.master'
  ];
  for (const name of open) {
    it(`take ${name} as it is`, () => assert.equal(nameWarning(name, known), null));
  }
  for (const name of ['spark.mastr', 'spark.hadoop', 'spark.hadoop.', 'spark.kubernetes.driver.labels.team', 'spark.kubernetes.executor.memory', 'spark.yarn.queu', 'spark.executorenv.A']) {
    it(`doubt ${name}`, () => assert.match(nameWarning(name, known) ?? '', /^Spark 4\.3\.0 does not document this option\./));
  }

  it('are doubted only where Spark was asked, and always where they are not for Spark', () => {
    assert.equal(nameWarning('spark.mastr', null), null);
    assert.equal(nameWarning('spark.mastr', { ...known, problem: 'No Spark.' }), null);
    assert.match(nameWarning('mastr', null) ?? '', /begin with spark\./);
  });
});
