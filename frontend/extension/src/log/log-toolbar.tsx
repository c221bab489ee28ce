import React, { useId } from 'react';
import { LogFollower } from './log-follower';
import { Select } from '../parts/select';
import { LEVELS, LogLevel } from './log-lines';

interface ILogToolbarProps {
  readonly follower: LogFollower;
  readonly level: LogLevel;
  readonly onLevel: (level: LogLevel) => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** How many lines hold what is searched for, and which of them is current. */
  readonly hits: number;
  readonly at: number;
  readonly go: (to: number) => void;
  /** How many lines the filter leaves. */
  readonly shown: number;
}

const WORDS: Readonly<Record<LogLevel, string>> = {
  TRACE: 'All',
  DEBUG: 'DEBUG and worse',
  INFO: 'INFO and worse',
  WARN: 'WARN and worse',
  ERROR: 'ERROR'
};

/** What can be done with a log, and how much of it is there. */
export function LogToolbar(props: ILogToolbarProps): JSX.Element {
  const { follower, level, onLevel, search, onSearch, hits, at, go } = props;
  const id = useId();
  return (
    <div className="startspark-log-toolbar" role="toolbar" aria-label="Driver log">
      <button
        type="button"
        className="startspark-small-button"
        aria-pressed={follower.isFollowing}
        onClick={() => {
          follower.isFollowing = !follower.isFollowing;
        }}
      >
        Follow
      </button>
      <label htmlFor={`${id}-level`}>Level</label>
      <Select id={`${id}-level`} value={level} onChange={event => onLevel(event.target.value as LogLevel)}>
        {LEVELS.map(one => (
          <option key={one} value={one}>
            {WORDS[one]}
          </option>
        ))}
      </Select>
      <label htmlFor={`${id}-search`}>Search</label>
      <input
        id={`${id}-search`}
        type="search"
        spellCheck={false}
        value={search}
        onChange={event => onSearch(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            event.preventDefault();
            go(at + (event.shiftKey ? -1 : 1));
          }
        }}
      />
      <button type="button" className="startspark-small-button" aria-label="Previous match" disabled={hits === 0} onClick={() => go(at - 1)}>
        ↑
      </button>
      <button type="button" className="startspark-small-button" aria-label="Next match" disabled={hits === 0} onClick={() => go(at + 1)}>
        ↓
      </button>
      <span role="status">{answer(props)}</span>
      <span>{amount(props)}</span>
    </div>
  );
}

/** What is worth to be said aloud; that a log grows is not. */
function answer({ follower, search, hits, at }: ILogToolbarProps): string {
  const { exists, error } = follower;
  if (error !== '') {
    return `The log cannot be read now: ${error}`;
  }
  if (exists === false) {
    return 'There is no log: no Spark was started in this kernel, it runs elsewhere, or its log is gone.';
  }
  return search === '' ? '' : hits === 0 ? 'Not found' : `${at + 1} of ${hits} lines`;
}

/** How much of the log is there. */
function amount({ follower, shown }: ILogToolbarProps): string {
  const { log, exists, error, skipped } = follower;
  if (error !== '' || exists === false) {
    return '';
  }
  const parts = [shown === log.lines.length ? `${shown} lines` : `${shown} of ${log.lines.length} lines`];
  if (log.dropped > 0) {
    parts.push(`${log.dropped} older lines let go`);
  }
  if (skipped > 0) {
    parts.push(`the first ${(skipped / 1e6).toFixed(1)} MB not shown`);
  }
  return parts.join(', ');
}
