import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedValues, keyLabel, mayBeKept, mergePatch, missingKeys } from '../src/asked';
import { IClusterConfig, readConfigs } from '../src/contracts';

const config = (body: object): IClusterConfig => readConfigs({ configs: [{ name: 'sky', ...body }] })[0];

describe('asked settings', () => {
  const sky = config({
    ask: ['master', 'conf.spark.executor.instances', 'conf.spark.ui.port', 'env.HADOOP_CONF_DIR'],
    settings: { conf: { 'spark.ui.port': 4050 } }
  });

  it('are missing until they are typed or the config has them', () => {
    assert.deepEqual(missingKeys(sky, { master: '  ' }), [
      'master',
      'conf.spark.executor.instances',
      'env.HADOOP_CONF_DIR'
    ]);
    assert.equal(askedValues(sky, {})['conf.spark.ui.port'], '4050');
  });

  it('are missing while only the beginning of an address is there', () => {
    for (const master of ['spark://', 'k8s://', 'k8s://https://', 'sc://']) {
      const asking = config({ ask: ['master'], settings: { master } });
      assert.deepEqual(missingKeys(asking, {}), ['master']);
      assert.deepEqual(missingKeys(asking, { master: `${master}head:7077` }), []);
    }
  });

  it('become a merge patch in which Spark option names keep their dots', () => {
    const typed = { master: ' spark://h:7077 ', 'conf.spark.executor.instances': '4', 'env.HADOOP_CONF_DIR': '/etc/h' };
    assert.deepEqual(mergePatch(sky, typed), {
      master: 'spark://h:7077',
      conf: { 'spark.executor.instances': '4', 'spark.ui.port': '4050' },
      env: { HADOOP_CONF_DIR: '/etc/h' }
    });
    assert.equal(mergePatch(config({}), { master: 'x' }), null);
  });

  it('have labels for people', () => {
    assert.equal(keyLabel('master'), 'Master');
    assert.equal(keyLabel('conf.spark.executor.instances'), 'spark.executor.instances');
  });

  it('are not kept where they look like secrets', () => {
    assert.equal(mayBeKept('master', 'spark://h:7077'), true);
    assert.equal(mayBeKept('remote', 'sc://h:15002/;token=abc'), false);
    assert.equal(mayBeKept('conf.spark.hadoop.fs.s3a.secret.key', 'abc'), false);
    assert.equal(mayBeKept('conf.spark.hadoop.fs.s3a.access.key', 'abc'), false);
  });
});
