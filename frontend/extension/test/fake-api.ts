import { IClustersApi, IConfigFile, ILogPiece, IRenderRequest } from '../src/api';
import { ICheck } from '../src/checks';
import { IClusterConfig, IRenderResult, readConfigs, readRenderResult } from '../src/contracts';
import { IInstallation, readInstallation } from '../src/installation';
import { ISparkOptions, readSparkOptions } from '../src/spark-options';
import { fixture } from './fixtures';

const configs = readConfigs(fixture('all-config.json'));

/** A config that can be started as it is. */
export const local = { ...configs[0], name: 'local', title: 'Local', source: 'built-in', path: '/configs/local.yaml', hides: null, ask: [] };

/** A server whose answers the test sets; it notes what it was asked. */
export class FakeApi implements IClustersApi {
  readonly calls: string[] = [];
  listed: IClusterConfig[] = [local, ...configs];
  installations: IInstallation[] = [readInstallation({ state: 'ready' })];
  files: Record<string, IConfigFile> = {};
  found: ICheck[] = [];
  edits: unknown = undefined;
  /** What is thrown instead of rendered code, or of a saved file. */
  refusal: Error | null = null;
  saveRefusal: Error | null = null;
  readonly pieces: (ILogPiece | null)[] = [];

  /** How often the clusters were listed. */
  looks = 0;

  configs = (): Promise<IClusterConfig[]> => {
    this.looks++;
    return Promise.resolve(this.listed);
  };

  render = ({ name, language, edits }: IRenderRequest): Promise<IRenderResult> => {
    this.calls.push(`render ${name} ${language}`);
    this.edits = edits;
    const result = { ...readRenderResult(fixture('render-result.json')), shown: `start ${name} in ${language}` };
    return this.refusal === null ? Promise.resolve(result) : Promise.reject(this.refusal);
  };

  checks = (): Promise<ICheck[]> => {
    this.calls.push('checks');
    return Promise.resolve(this.found);
  };

  installation = (): Promise<IInstallation> => {
    this.calls.push('look');
    return Promise.resolve(this.installations.length > 1 ? this.installations.shift()! : this.installations[0]);
  };

  install = (): Promise<IInstallation> => {
    this.calls.push('install');
    return this.installation();
  };

  cancelInstallation = (): Promise<void> => {
    this.calls.push('cancel');
    return Promise.resolve();
  };

  /** What the server adds to the options that it knows. */
  optionsProblem: string | null = null;

  options = (): Promise<ISparkOptions> =>
    Promise.resolve(readSparkOptions({ ...fixture('spark-options.json'), problem: this.optionsProblem }));

  kernelExtension = (language: string): Promise<string> => {
    this.calls.push(`extension ${language}`);
    return this.refusal === null ? Promise.resolve('bring it in') : Promise.reject(this.refusal);
  };

  configFile = (name: string): Promise<IConfigFile> =>
    name in this.files
      ? Promise.resolve(this.files[name])
      : Promise.reject(new Error(`There is no config ${name}.`));

  saveConfigFile = (name: string, text: string, etag: string | null, from: string): Promise<string | null> => {
    this.calls.push(`save ${name} ${etag ?? 'as new'}${from === name ? '' : ` from ${from}`}`);
    if (this.saveRefusal !== null) {
      return Promise.reject(this.saveRefusal);
    }
    this.files[name] = { text, etag: `"${this.calls.length}"`, source: 'user' };
    return Promise.resolve(this.files[name].etag);
  };

  log = (_: string, range: string): Promise<ILogPiece | null> => {
    this.calls.push(`log ${range}`);
    return Promise.resolve(this.pieces.shift() ?? { bytes: new Uint8Array(), start: 0, size: null });
  };
}
