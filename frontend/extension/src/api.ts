import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import { IClusterConfig, IRenderResult, readConfigs, readRenderResult } from './contracts';
import { IInstallation, readInstallation } from './installation';

/** A refusal of the server, with its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly detail: string
  ) {
    super(message);
  }
}

/** The calls that the panel makes to the server. */
export interface IClustersApi {
  /** Every cluster config, broken ones included. */
  configs(): Promise<IClusterConfig[]>;
  /** The code that starts a config's Spark. */
  render(name: string, language: string, edits: unknown, signal?: AbortSignal): Promise<IRenderResult>;
  /** Whether the Spark that a config needs is there. */
  installation(name: string): Promise<IInstallation>;
  /** Begins to install the Spark that a config needs. */
  install(name: string): Promise<IInstallation>;
  /** Ends the installation. */
  cancelInstallation(name: string): Promise<void>;
}

/** The single errors that a refusal names, such as those of each key of a config. */
function errorsOf(body: unknown): string[] {
  const errors = (body as { errors?: unknown } | null)?.errors;
  return (Array.isArray(errors) ? errors : [])
    .map(error => (error as { message?: unknown } | null)?.message)
    .filter((message): message is string => typeof message === 'string');
}

/** What a refusal says: the problem's title and detail (RFC 9457), or the message that Jupyter's errors carry. */
export function problemOf(status: number, body: unknown): ApiError {
  const part = (name: string): string => {
    const value = (body as Record<string, unknown> | null)?.[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const main = part('detail') || part('message') || part('title') || `The server refused with status ${status}.`;
  const rest = [part('title'), ...errorsOf(body)].filter(text => text !== '' && !main.includes(text));
  return new ApiError(status, main, rest.join('\n'));
}

/** The server's endpoints over the page's own connection. */
export class ClustersApi implements IClustersApi {
  constructor(private readonly _settings: ServerConnection.ISettings) {}

  async configs(): Promise<IClusterConfig[]> {
    return readConfigs(await this._call('all-config', {}));
  }

  async render(name: string, language: string, edits: unknown, signal?: AbortSignal): Promise<IRenderResult> {
    const body = JSON.stringify({ name, language, ...(edits === null ? {} : { edits }) });
    return readRenderResult(await this._call('render', { method: 'POST', body, signal }));
  }

  async installation(name: string): Promise<IInstallation> {
    return readInstallation(await this._call(installPath(name), {}));
  }

  async install(name: string): Promise<IInstallation> {
    return readInstallation(await this._call(installPath(name), { method: 'POST' }));
  }

  async cancelInstallation(name: string): Promise<void> {
    await this._call(installPath(name), { method: 'DELETE' });
  }

  private async _call(path: string, init: RequestInit): Promise<unknown> {
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
    const body = await readBody(response);
    if (!response.ok) {
      throw problemOf(response.status, body);
    }
    return body;
  }
}

function installPath(name: string): string {
  return `spark-install?name=${encodeURIComponent(name)}`;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
