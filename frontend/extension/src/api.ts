import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import { ICheck, readChecks } from './checks';
import { IClusterConfig, IConfigError, IRenderResult, readConfigErrors, readConfigs, readRenderResult } from './contracts';
import { IInstallation, readInstallation } from './installation';
import { ISparkOptions, readSparkOptions } from './spark-options';

/** A refusal of the server, with its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly detail: string,
    /** What is wrong with each key, where it is about a config. */
    readonly errors: readonly IConfigError[] = []
  ) {
    super(message);
  }
}

/** What code is rendered, or checked, for. */
export interface IRenderRequest {
  readonly name: string;
  readonly language: string;
  /** A merge patch (RFC 7396) over the config; null for the config as it is. */
  readonly edits: unknown;
}

/** The text of a config's file. */
export interface IConfigFile {
  readonly text: string;
  /** Which state of the file this is; null where the server does not say. */
  readonly etag: string | null;
  /** `user`, `system` or `built-in`. */
  readonly source: string;
}

/** A piece of a driver's log. */
export interface ILogPiece {
  readonly bytes: Uint8Array;
  /** Where the piece begins in the log. */
  readonly start: number;
  /** How long the log is; null where the server does not say. */
  readonly size: number | null;
}

/** The calls that the panel makes to the server. */
export interface IClustersApi {
  /** Every cluster config, broken ones included. */
  configs(): Promise<IClusterConfig[]>;
  /** The code that starts a config's Spark. */
  render(request: IRenderRequest, signal?: AbortSignal): Promise<IRenderResult>;
  /** What may hinder a start. */
  checks(request: IRenderRequest, signal?: AbortSignal): Promise<ICheck[]>;
  /** Whether the Spark that a config needs is there. */
  installation(name: string): Promise<IInstallation>;
  /** Begins to install the Spark that a config needs. */
  install(name: string): Promise<IInstallation>;
  /** Ends the installation. */
  cancelInstallation(name: string): Promise<void>;
  /** Spark's own options, as the Spark at this home has them; the found one's where it is null. */
  options(sparkHome: string | null): Promise<ISparkOptions>;
  /** The code that brings our extension into a kernel of another server. */
  kernelExtension(language: string): Promise<string>;
  /** The text of the config in force, whoever's it is. */
  configFile(name: string): Promise<IConfigFile>;
  /**
   * Writes the person's own config: over the state `etag`, or as a new one where that is null. Gives the new state.
   * The masks in the text stand for secrets of the config `from`, which it was made from.
   */
  saveConfigFile(name: string, text: string, etag: string | null, from: string): Promise<string | null>;
  /** The log of a kernel's last Spark from a byte on, or its last bytes; null where it has no more. */
  log(kernelId: string, range: string, signal?: AbortSignal): Promise<ILogPiece | null>;
}

/** What a refusal says: the problem's title and detail (RFC 9457), or the message that Jupyter's errors carry. */
export function problemOf(status: number, body: unknown): ApiError {
  const part = (name: string): string => {
    const value = (body as Record<string, unknown> | null)?.[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const main = part('detail') || part('message') || part('title') || `The server refused with status ${status}.`;
  const errors = readConfigErrors((body as { errors?: unknown } | null)?.errors);
  const rest = [part('title'), ...errors.map(error => error.message)];
  return new ApiError(status, main, rest.filter(text => text !== '' && !main.includes(text)).join('\n'), errors);
}

/** The server's endpoints over the page's own connection. */
export class ClustersApi implements IClustersApi {
  constructor(private readonly _settings: ServerConnection.ISettings) {}

  async configs(): Promise<IClusterConfig[]> {
    return readConfigs(await this._json('all-config'));
  }

  async render(request: IRenderRequest, signal?: AbortSignal): Promise<IRenderResult> {
    return readRenderResult(await this._json('render', { method: 'POST', body: bodyOf(request), signal }));
  }

  async checks(request: IRenderRequest, signal?: AbortSignal): Promise<ICheck[]> {
    return readChecks(await this._json('checks', { method: 'POST', body: bodyOf(request), signal }));
  }

  async installation(name: string): Promise<IInstallation> {
    return readInstallation(await this._json(installPath(name)));
  }

  async install(name: string): Promise<IInstallation> {
    return readInstallation(await this._json(installPath(name), { method: 'POST' }));
  }

  async cancelInstallation(name: string): Promise<void> {
    await this._json(installPath(name), { method: 'DELETE' });
  }

  async options(sparkHome: string | null): Promise<ISparkOptions> {
    const query = sparkHome === null ? '' : `?sparkHome=${encodeURIComponent(sparkHome)}`;
    return readSparkOptions(await this._json(`spark-options${query}`));
  }

  async kernelExtension(language: string): Promise<string> {
    const body = await this._json(`kernel-extension/${encodeURIComponent(language)}`);
    const code = (body as { code?: unknown } | null)?.code;
    if (typeof code !== 'string' || code === '') {
      throw new ApiError(0, 'The server has no extension for this kernel.', '');
    }
    return code;
  }

  async configFile(name: string): Promise<IConfigFile> {
    const response = await this._call(clusterPath(name), { cache: 'no-store' });
    const { headers } = response;
    return {
      text: await response.text(),
      etag: headers.get('ETag'),
      source: headers.get('Startspark-Source') ?? 'user'
    };
  }

  async saveConfigFile(name: string, text: string, etag: string | null, from: string): Promise<string | null> {
    const headers: Record<string, string> = { 'Content-Type': 'application/yaml' };
    headers[etag === null ? 'If-None-Match' : 'If-Match'] = etag ?? '*';
    const path = `${clusterPath(name)}?from=${encodeURIComponent(from)}`;
    return (await this._call(path, { method: 'PUT', body: text, headers })).headers.get('ETag');
  }

  async log(kernelId: string, range: string, signal?: AbortSignal): Promise<ILogPiece | null> {
    const init: RequestInit = { headers: { Range: `bytes=${range}` }, cache: 'no-store', signal };
    const response = await this._call(`spark-logs/${encodeURIComponent(kernelId)}`, init, [404, 416]);
    const { status, headers } = response;
    const [, start, size] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(headers.get('Content-Range') ?? '') ?? [];
    if (status === 404) {
      return null;
    }
    return {
      bytes: status === 416 ? new Uint8Array() : new Uint8Array(await response.arrayBuffer()),
      start: Number(start ?? 0),
      size: size === undefined || size === '*' ? null : Number(size)
    };
  }

  private async _json(path: string, init: RequestInit = {}): Promise<unknown> {
    return readJson(await this._call(path, init));
  }

  /** Calls the server; what it refuses, but for the statuses that the caller reads itself, is thrown. */
  private async _call(path: string, init: RequestInit, read: readonly number[] = []): Promise<Response> {
    const url = URLExt.join(this._settings.baseUrl, path);
    let response: Response;
    try {
      response = await ServerConnection.makeRequest(url, init, this._settings);
    } catch (error) {
      if (init.signal?.aborted === true) {
        throw error;
      }
      throw new ApiError(0, 'The server could not be reached.', error instanceof Error ? error.message : String(error));
    }
    if (!response.ok && !read.includes(response.status)) {
      throw problemOf(response.status, await readJson(response));
    }
    return response;
  }
}

function bodyOf({ name, language, edits }: IRenderRequest): string {
  return JSON.stringify({ name, language, ...(edits === null ? {} : { edits }) });
}

function installPath(name: string): string {
  return `spark-install?name=${encodeURIComponent(name)}`;
}

function clusterPath(name: string): string {
  return `clusters/${encodeURIComponent(name)}`;
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
