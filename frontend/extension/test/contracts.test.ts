import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SparkComm } from '../src/comm';
import { readChecks } from '../src/checks';
import { SparkRequest, readBusy, readConfigs, readProgress, readRenderResult, readStatus } from '../src/contracts';
import { readSparkOptions } from '../src/spark-options';
import { FakeKernel } from './fake-kernel';
import { fixture } from './fixtures';

describe('contracts', () => {
  for (const name of ['idle', 'starting', 'running', 'failed']) {
    it(`reads a whole ${name} status`, () => {
      const { v, type, ...rest } = fixture(`status-${name}.json`);
      assert.equal(v, 1);
      assert.equal(type, 'status');
      assert.deepEqual(readStatus({ v, type, ...rest, unknown: 1 }), { logFile: null, ...rest });
    });
  }

  it('refuses what is no status of this contract', () => {
    const idle = fixture('status-idle.json');
    for (const wrong of [null, [], 'status', {}, fixture('progress.json'), { ...idle, v: 2 }, { ...idle, state: 'odd' }]) {
      assert.equal(readStatus(wrong), null);
    }
  });

  it('reads all configs, broken ones included', () => {
    const body = fixture('all-config.json');
    assert.deepEqual(readConfigs(body), body.configs);
  });

  it('shows the name of a config without a title', () => {
    assert.equal(readConfigs({ configs: [{ name: 'sky' }] })[0].title, 'sky');
  });

  it('reads how many jobs hinder a stop', () => {
    assert.equal(readBusy(fixture('busy.json')), 2);
    assert.equal(readBusy(fixture('status-idle.json')), null);
  });

  it('reads the progress of a cell', () => {
    const { v: _, type: __, ...rest } = fixture('progress.json');
    assert.deepEqual(readProgress(fixture('progress.json')), rest);
    assert.equal(readProgress(fixture('busy.json')), null);
    assert.equal(readProgress({ v: 1, type: 'progress', stages: [] }), null, 'nobody knows of which cell');
  });

  it('reads checks and options', () => {
    assert.deepEqual(readChecks(fixture('checks.json')), fixture('checks.json').checks);
    const options = readSparkOptions(fixture('spark-options.json'));
    assert.deepEqual(options, { ...fixture('spark-options.json'), problem: null });
    assert.equal(readSparkOptions({ options: [], problem: 'No Spark.' }).problem, 'No Spark.');
    assert.deepEqual(readChecks(null), []);
    assert.deepEqual(readSparkOptions('x').options, []);
  });

  it('reads rendered code', () => {
    const body = fixture('render-result.json');
    assert.deepEqual(readRenderResult(body), body);
    assert.throws(() => readRenderResult({ shown: 'x' }));
  });

  for (const name of ['start', 'cancel', 'stop', 'status-request']) {
    it(`sends ${name} as the golden file has it`, () => {
      const { v: _, ...request } = fixture(`${name}.json`);
      const kernel = new FakeKernel();
      const comm = new SparkComm(kernel.connection);
      comm.send(request as unknown as SparkRequest);
      assert.deepEqual(kernel.of('comm_msg')[0].content, { comm_id: kernel.commId, data: fixture(`${name}.json`) });
      comm.dispose();
    });
  }
});
