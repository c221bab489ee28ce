import { ISparkError } from './contracts';

// What the panel itself must say, because whoever else could say it has ended.

/** The kernel ended without being asked to, and its Spark with it. */
export function kernelDied(restarted: boolean): ISparkError {
  return {
    cause: 'The kernel died, and its Spark ended with it.',
    detail: '',
    hint: restarted
      ? 'The kernel has been restarted and its variables are gone. Start Spark again, then run the cells that it needs.'
      : 'Restart the kernel from the Kernel menu, then start Spark again.',
    log: []
  };
}

/** The server does not answer any more. */
export function connectionLost(): ISparkError {
  return {
    cause: 'The connection to the server is lost.',
    detail: '',
    hint: 'If only the network is away, this panel is right again as soon as it is back. If the server was stopped, its kernels and their Spark have ended too: start the server and open its address again.',
    log: []
  };
}

/** The server was away, and when it was back the kernel was not. */
export function serverRestarted(): ISparkError {
  return {
    cause: 'The server was stopped; its kernels ended with it, and their Spark.',
    detail: '',
    hint: 'Choose a kernel at the top right of the notebook, then start Spark again and run the cells that it needs.',
    log: []
  };
}

/** The kernel took an order and said nothing. */
export function noAnswer(): ISparkError {
  return {
    cause: 'The kernel did not answer the order to start Spark.',
    detail: '',
    hint: 'Try again; if that does not help, restart the kernel from the Kernel menu.',
    log: []
  };
}
