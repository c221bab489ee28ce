import { ICellProgress } from '../contracts';
import { formatSeconds } from '../format';

/** A cell's Spark job in numbers that one bar can show. */
export interface IProgressSum {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  readonly words: string;
}

/** Sums the stages of a job up. */
export function sumOf({ stages }: ICellProgress): IProgressSum {
  const sum = (name: 'done' | 'total' | 'running' | 'failed'): number => stages.reduce((all, stage) => all + stage[name], 0);
  const [done, total, running, failed] = [sum('done'), sum('total'), sum('running'), sum('failed')];
  const finished = stages.filter(stage => stage.done >= stage.total).length;
  const parts = [
    `Stage ${Math.min(finished + 1, stages.length)} of ${stages.length}`,
    `${done} of ${total} tasks`,
    running > 0 ? `${running} running` : '',
    failed > 0 ? `${failed} failed` : ''
  ];
  return { done, total, failed, words: parts.filter(part => part !== '').join(', ') };
}

/** How long a job has been at work, in whole seconds while they are few. */
export function elapsedWords(since: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  return seconds < 60 ? `${seconds} s` : formatSeconds(seconds);
}
