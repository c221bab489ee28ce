import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { act } from 'react';
import { ApiError } from '../src/api';
import { readChecks } from '../src/checks';
import { fixture } from './fixtures';
import { Stage, stages } from './stage';

const TEXT = '# mine\nmaster: local[2]   # two cores\nconf:\n  spark.executor.memory: 1g\n';

describe('edit', () => {
  const show = stages();
  let stage: Stage;
  const open = async (status = 'status-idle.json', changes: object = {}, problem: string | null = null): Promise<void> => {
    stage = await show();
    stage.api.optionsProblem = problem;
    stage.api.files.local = { text: TEXT, etag: '"1"', source: 'built-in' };
    await stage.say(status, { config: 'local', ...changes });
    await stage.click('Edit');
    await stage.until(() => stage.spark!.choice.draft !== null);
  };
  /** The edits are to be saved under a name that the person has given already. */
  const takeTheNameOfNight = async (): Promise<void> => {
    stage.api.files.night = { text: 'master: yarn\n', etag: '"night"', source: 'user' };
    await stage.type('Master', 'local[4]');
    await stage.click('Save as…');
    await stage.type('Save under the name', 'night');
    stage.api.saveRefusal = new ApiError(412, 'There is one.', '');
    await stage.click('Save it');
    await stage.until(() => /You have a cluster named night already\./.test(stage.text));
  };
  const settle = (): Promise<void> => act(async () => mock.timers.tick(1000));

  it('shows the settings as fields with what is known of each', async () => {
    await open();
    assert.equal(stage.state, 'edit');
    assert.equal(stage.field('Master').value, 'local[2]');
    assert.equal(stage.field('spark.executor.memory').value, '1g');
    assert.match(stage.text, /bytes · default 1g · since 0\.7\.0/);
    assert.match(stage.text, /How much memory one executor process may take\./);
  });

  it('turns fields into text with its comments, code and a patch, and the text into fields', async () => {
    await open();
    await stage.type('spark.executor.memory', '4g');
    await settle();
    assert.deepEqual(stage.api.edits, { conf: { 'spark.executor.memory': '4g' } });
    assert.match(stage.text, /Changed from the config.*spark\.executor\.memory.*1g → 4g/s);
    await stage.click('YAML');
    assert.equal(stage.area.value, TEXT.replace('1g', '4g'));
    await stage.write(stage.area, `${TEXT}app_name: sky\n`);
    await stage.click('Form');
    assert.equal(stage.field('Application name').value, 'sky');
    assert.match(stage.text, /start local in csharp/);
  });

  it('completes the names of options by keyboard, and goes on to the value', async () => {
    await open();
    const box = stage.field('Add an option');
    assert.equal(box.getAttribute('role'), 'combobox');
    await act(async () => box.focus());
    await stage.type('Add an option', 'mast');
    assert.equal(box.getAttribute('aria-expanded'), 'true');
    await stage.key(box, 'ArrowDown');
    assert.equal(document.getElementById(box.getAttribute('aria-activedescendant')!)?.querySelector('b')?.textContent, 'spark.master');
    await stage.key(box, 'Enter');
    assert.equal(document.activeElement, stage.field('spark.master'));
    assert.equal(box.getAttribute('aria-expanded'), 'false');
    await stage.click('Remove spark.master');
    await stage.click('YAML');
    assert.equal(stage.area.value, TEXT);
  });

  it('checks values by type, and takes unknown names with a warning', async () => {
    await open();
    await stage.type('spark.executor.memory', 'a lot');
    assert.match(stage.text, /This must be a size/);
    assert.equal(stage.field('spark.executor.memory').getAttribute('aria-invalid'), 'true');
    for (const [name, warning] of [['spark.odd', /Spark 4\.3\.0 does not document this option/], ['odd', /begin with spark\./]] as const) {
      await stage.type('Add an option', name);
      await stage.click('Add');
      assert.match(stage.text, warning);
    }
    assert.equal(stage.button('Start Spark').disabled, false);
  });

  it('says why Spark could not be asked for its options, doubts no name then, and hinders nothing', async () => {
    await open('status-idle.json', {}, 'Spark cannot be asked for its options.');
    await stage.until(() => /Spark cannot be asked for its options\./.test(stage.text));
    const note = [...stage.host.querySelectorAll('.startspark-form .startspark-note')];
    assert.deepEqual(note.map(one => one.closest('[role=status]') !== null), [true]);
    await stage.type('Add an option', 'spark.odd');
    await stage.click('Add');
    assert.doesNotMatch(stage.text, /does not document/);
    assert.match(stage.text, /bytes · default 1g/, 'what is known of names is shown all the same');
    assert.equal(stage.button('Start Spark').disabled, false);
  });

  it('keeps secrets where they are read', async () => {
    await open();
    await stage.type('Add an option', 'spark.hadoop.fs.s3a.secret.key');
    await stage.click('Add');
    assert.equal(stage.field('spark.hadoop.fs.s3a.secret.key').type, 'password');
    await stage.pick('How spark.hadoop.fs.s3a.secret.key is given', 'env');
    await stage.type('spark.hadoop.fs.s3a.secret.key', 'S3_SECRET');
    await stage.click('YAML');
    assert.match(stage.area.value, /spark\.hadoop\.fs\.s3a\.secret\.key:\s*(\{ env: S3_SECRET \}|\n\s+env: S3_SECRET)/);
  });

  it('names line and key of what is wrong, and lets nothing broken be started or saved', async () => {
    await open();
    await stage.click('YAML');
    await stage.write(stage.area, 'master: local\nmaster: yarn\n');
    assert.match(stage.text, /The text has errors.*line 2/s);
    assert.equal(stage.button('Start Spark').disabled, true);
    assert.equal(stage.button('Save').disabled, true);
    stage.api.refusal = new ApiError(422, 'The config has errors.', '', [
      { file: '', line: null, key: 'conf.spark.executor.memory', message: 'No such size.' }
    ]);
    await stage.write(stage.area, TEXT.replace('1g', 'x'));
    await settle();
    assert.match(stage.text, /No such size\.line 4, conf\.spark\.executor\.memory/);
  });

  it('starts with the edits, and keeps them for the next time', async () => {
    await open();
    await stage.type('Master', 'local[4]');
    await stage.click('Start Spark');
    assert.equal(stage.state, 'starting');
    assert.deepEqual(stage.api.edits, { master: 'local[4]' });
    assert.deepEqual((stage.requests.at(-1) as { settings: unknown }).settings, fixture('render-result.json').settings);
    await stage.say('status-failed.json', { config: 'local' });
    assert.equal(stage.state, 'failed');
    await stage.click('Edit');
    assert.equal(stage.field('Master').value, 'local[4]');
    await stage.click('Back');
    await stage.click('Choose another cluster');
    assert.match(stage.text, /Changed, not saved.*local\[2\] → local\[4\]/s);
    await stage.click('Discard the changes');
    assert.doesNotMatch(stage.text, /not saved/);
  });

  it('takes nothing out of a hand while the kernel or the server is away, and starts nothing then', async () => {
    await open();
    await stage.click('YAML');
    const { area } = stage;
    area.focus();
    await act(async () => stage.kernel!.connect('connecting'));
    await act(async () => mock.timers.tick(2000));
    assert.equal(stage.state, 'edit');
    assert.equal(document.activeElement, area);
    assert.equal(stage.button('Start Spark').disabled, true);
    await act(async () => stage.kernel!.connect('connected'));
    await stage.say('status-idle.json');
    assert.equal(stage.button('Start Spark').disabled, false);
    assert.equal(document.activeElement, area);
  });

  it('applies edits to what is running, and says what is other than that', async () => {
    await open('status-running.json');
    await settle();
    assert.match(stage.text, /Other than what is running.*local\[2\] → spark:\/\/head:7077/s);
    await stage.type('Master', 'local[4]');
    await stage.click('Apply and restart Spark');
    assert.deepEqual(stage.sent, ['start']);
    await stage.say('status-running.json', { state: 'stopping' });
    assert.equal(stage.state, 'stopping');
    await stage.say('status-starting.json');
    assert.equal(stage.state, 'starting');
  });

  it('leaves a running Spark alone where the edits are refused', async () => {
    await open('status-running.json');
    stage.api.refusal = new ApiError(422, 'No such size.', '');
    await stage.type('Master', 'local[4]');
    await stage.click('Apply and restart Spark');
    assert.equal(stage.state, 'running');
    assert.match(stage.text, /was not restarted; it runs as before.*No such size\./s);
  });

  it('saves a config of ones own, or under a new name', async () => {
    await open();
    await stage.type('Master', 'local[4]');
    assert.match(stage.text, /hides the built-in cluster/);
    await stage.click('Save');
    await stage.until(() => /Saved as local\./.test(stage.text));
    assert.equal(stage.api.calls.filter(call => call.startsWith('save')).at(-1), 'save local as new');
    await stage.type('Master', 'local[8]');
    await stage.click('Save');
    await stage.until(() => /Saved as local\./.test(stage.text));
    assert.match(stage.api.calls.filter(call => call.startsWith('save')).at(-1)!, /^save local "\d+"$/);
    await stage.click('Save as…');
    await stage.type('Save under the name', 'no name');
    assert.equal(stage.button('Save it').disabled, true);
    await stage.type('Save under the name', 'mine');
    stage.api.listed = [...stage.api.listed, { ...stage.api.listed[0], name: 'mine', title: 'Mine', path: '/mine.yaml', source: 'user' }];
    await stage.click('Save it');
    await stage.until(() => /Saved as mine\./.test(stage.text));
    assert.match(stage.text, /Edit “Mine”/);
    assert.equal(stage.api.files.mine.text, TEXT.replace('local[2]', 'local[8]'));
  });

  it('loses nothing where somebody else has changed the file', async () => {
    await open();
    stage.api.files.local = { text: TEXT, etag: '"1"', source: 'user' };
    await stage.type('Master', 'local[4]');
    stage.api.saveRefusal = new ApiError(412, 'The file has changed.', '');
    await stage.click('Save');
    await stage.until(() => /your edits are\s+still here/.test(stage.text));
    assert.equal(stage.field('Master').value, 'local[4]');
    stage.api.saveRefusal = null;
    stage.api.files.local = { text: '# theirs\nmaster: yarn\n', etag: '"theirs"', source: 'user' };
    await stage.click('Keep mine and save over it');
    await stage.until(() => stage.api.calls.includes('save local "theirs"'));
    assert.equal(stage.api.files.local.text, TEXT.replace('local[2]', 'local[4]'));
  });

  it('saves over another config of one\'s own only when that is wanted, and over no other', async () => {
    await open();
    await takeTheNameOfNight();
    stage.api.saveRefusal = null;
    await stage.click('Keep mine and save over it');
    await stage.until(() => stage.api.calls.includes('save night "night" from local'));
    assert.equal(stage.api.files.night.text, TEXT.replace('local[2]', 'local[4]'));
    assert.equal(stage.api.files.local.text, TEXT);
  });

  it('opens the other config where a name is taken, and keeps the edits of this one', async () => {
    await open();
    await takeTheNameOfNight();
    stage.api.listed = [...stage.api.listed, { ...stage.api.listed[0], name: 'night', title: 'Night', path: '/night.yaml', source: 'user' }];
    await stage.click('Open night instead');
    await stage.until(() => /Edit “Night”/.test(stage.text));
    assert.equal(stage.spark!.choice.drafts.of('local')?.settings.master, 'local[4]');
  });

  it('tells of a Spark that is lost while its settings are edited', async () => {
    await open('status-running.json');
    assert.doesNotMatch(stage.text, /Spark is lost/);
    await stage.say('status-failed.json', { state: 'lost' });
    assert.equal(stage.state, 'edit');
    assert.match(stage.text, /Spark is lost/);
    assert.match(stage.host.querySelector('[role=status]')?.textContent ?? '', /Spark is lost\./);
    assert.equal(stage.button('Start Spark').disabled, false);
  });

  it('takes the other file where the person wants that', async () => {
    await open();
    await stage.type('Master', 'local[4]');
    stage.api.saveRefusal = new ApiError(412, 'The file has changed.', '');
    await stage.click('Save');
    stage.api.files.local = { text: 'master: yarn\n', etag: '"theirs"', source: 'user' };
    await stage.until(() => /your edits are\s+still here/.test(stage.text));
    await stage.click('Take the file as it is');
    await stage.until(() => stage.field('Master').value === 'yarn');
  });

  it('keeps the edits of a config whose file is deleted, and says so', async () => {
    await open();
    await stage.type('Master', 'local[4]');
    stage.api.listed = stage.api.listed.slice(1);
    await act(async () => stage.spark!.catalog.refresh());
    assert.match(stage.text, /The file of local has been deleted\. Your edits are kept here/);
    assert.equal(stage.field('Master').value, 'local[4]');
    assert.equal(stage.button('Start Spark').disabled, true);
    assert.equal(stage.field('Save under the name').value, 'local');
    await stage.click('Save it');
    await stage.until(() => stage.api.calls.includes('save local as new'));
    assert.equal(stage.api.files.local.text, TEXT.replace('local[2]', 'local[4]'));
  });

  it('says why a config cannot be opened', async () => {
    stage = await show();
    await stage.say('status-idle.json');
    await stage.click('Edit');
    await stage.until(() => /There is no config local\./.test(stage.text));
    await stage.click('Back');
    assert.equal(stage.state, 'choose');
  });

  it('lists what may hinder the start, and hinders nothing', async () => {
    stage = await show();
    stage.api.found = readChecks(fixture('checks.json'));
    await stage.say('status-idle.json');
    assert.equal(stage.api.calls.includes('checks'), false, 'the person may click first');
    await settle();
    assert.match(stage.text, /Problem: There is no Java 17 or newer on this machine\. Install one.*java_home/);
    assert.equal(stage.host.querySelectorAll('[data-level=warning]').length, 2);
    assert.equal(stage.button('Start Spark').disabled, false);
  });
});
