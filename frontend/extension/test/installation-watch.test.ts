import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readInstallation } from '../src/installation';
import { InstallationWatch } from '../src/installation-watch';
import { FakeApi } from './fake-api';

/** The states that a watch goes through until the last one of the server's answers. */
async function follow(states: readonly string[], prepare: (api: FakeApi) => void = () => undefined): Promise<string[]> {
  const api = new FakeApi();
  api.installations = states.map(state => readInstallation({ state }));
  prepare(api);
  const watch = new InstallationWatch(api, 1);
  const seen: string[] = [];
  await new Promise<void>(resolve => {
    watch.changed.connect(() => {
      const state = watch.installation?.state;
      if (state !== undefined) {
        seen.push(state);
      }
      if (state === states.at(-1)) {
        resolve();
      }
    });
    watch.watch('sky');
  });
  watch.dispose();
  return seen;
}

describe('The watch over an installation', () => {
  it('follows a download to its end', async () => {
    assert.deepEqual(await follow(['installing', 'installing', 'ready']), ['installing', 'installing', 'ready']);
  });

  it('goes on when the server does not answer for a moment', async () => {
    const seen = await follow(['installing', 'ready'], api => {
      const ask = api.installation;
      let asked = 0;
      api.installation = () => (++asked === 2 ? Promise.reject(new Error('The server is away.')) : ask());
    });
    assert.deepEqual(seen, ['installing', 'installing', 'ready']);
  });

  it('forgets one config when it watches the next', async () => {
    const api = new FakeApi();
    api.installations = [readInstallation({ state: 'missing' })];
    const watch = new InstallationWatch(api, 1);
    const known = new Promise<void>(resolve => watch.changed.connect(() => watch.installation !== null && resolve()));
    watch.watch('sky');
    await known;
    api.installation = () => new Promise(() => undefined);
    watch.watch('local');
    assert.equal(watch.installation, null);
    watch.dispose();
  });

  it('says why a download could not be cancelled', async () => {
    const api = new FakeApi();
    api.installations = [readInstallation({ state: 'installing' })];
    api.cancelInstallation = () => Promise.reject(new Error('The server is away.'));
    const watch = new InstallationWatch(api, 60000);
    watch.watch('sky');
    await watch.cancel();
    assert.equal(watch.error?.cause, 'The server is away.');
    watch.dispose();
  });
});
