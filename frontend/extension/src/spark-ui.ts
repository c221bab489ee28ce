import { URLExt } from '@jupyterlab/coreutils';
import type { SparkComm } from './comm';

/** Where the server shows the Spark UI of a kernel. */
export function sparkUiUrl(baseUrl: string, kernelId: string): string {
  return `${URLExt.join(baseUrl, 'spark-ui', encodeURIComponent(kernelId))}/`;
}

/** The page of a job there; null where there is no UI, or the kernel names no page of it. */
export function jobUrlOf(baseUrl: string, comm: SparkComm | null, jobUrl: string | null): string | null {
  const isInside = jobUrl !== null && /^[\w.-]+\//.test(jobUrl) && !jobUrl.split(/[/?#]/).includes('..');
  return isInside && comm?.status?.uiUrl != null ? `${sparkUiUrl(baseUrl, comm.kernelId)}${jobUrl}` : null;
}
