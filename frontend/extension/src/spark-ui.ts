import { URLExt } from '@jupyterlab/coreutils';

/** Where the server shows the Spark UI of a kernel. */
export function sparkUiUrl(baseUrl: string, kernelId: string): string {
  return `${URLExt.join(baseUrl, 'spark-ui', encodeURIComponent(kernelId))}/`;
}
