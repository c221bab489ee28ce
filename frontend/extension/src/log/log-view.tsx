import React, { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTurns } from '../parts/turns';
import { LogFollower } from './log-follower';
import { ILogLine, LEVELS, LogLevel, filtered, found } from './log-lines';
import { LogToolbar } from './log-toolbar';

/** The height of a line in pixels; the style sheet has it too. */
const LINE = 18;
const AROUND = 30;

/** A driver's log: only the lines in sight are on the page, however long it is. */
export function LogView({ follower }: { readonly follower: LogFollower }): JSX.Element {
  const turn = useTurns(follower.changed);

  const [level, setLevel] = useState<LogLevel>('TRACE');
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(-1);
  const [window, setWindow] = useState({ top: 0, height: 600 });
  const scroller = useRef<HTMLDivElement>(null);

  const lines = useMemo(() => filtered(follower.log.lines, level), [turn, level, follower]);
  const hits = useMemo(() => found(lines, search), [lines, search]);
  const current = hits.length === 0 ? null : lines[hits[Math.min(Math.max(at, 0), hits.length - 1)]];

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && follower.isFollowing) {
      element.scrollTop = element.scrollHeight;
    }
  }, [lines, follower.isFollowing]);

  const measure = (): void => {
    const element = scroller.current;
    if (element === null) {
      return;
    }
    setWindow({ top: element.scrollTop, height: element.clientHeight || 600 });
    const isUp = element.scrollTop < window.top - LINE;
    if (isUp && follower.isFollowing && element.scrollHeight - element.scrollTop - element.clientHeight > 3 * LINE) {
      follower.isFollowing = false; // Who scrolls up wants to read, not to be taken along.
    }
  };
  const go = (to: number): void => {
    if (hits.length > 0) {
      const next = (to + hits.length) % hits.length;
      follower.isFollowing = false;
      setAt(next);
      scroller.current?.scrollTo?.({ top: Math.max(0, hits[next] * LINE - window.height / 2) });
    }
  };
  const first = Math.max(0, Math.floor(window.top / LINE) - AROUND);
  const last = Math.min(lines.length, Math.ceil((window.top + window.height) / LINE) + AROUND);
  return (
    <div className="startspark-driver-log" data-following={follower.isFollowing}>
      <LogToolbar
        follower={follower}
        level={level}
        onLevel={setLevel}
        search={search}
        onSearch={text => {
          setSearch(text);
          setAt(-1);
        }}
        hits={hits.length}
        at={current === null ? -1 : Math.min(Math.max(at, 0), hits.length - 1)}
        go={to => go(to)}
        shown={lines.length}
      />
      <div ref={scroller} className="startspark-log-lines" role="region" aria-label="Driver log" tabIndex={0} onScroll={measure}>
        <div style={{ height: lines.length * LINE }}>
          <ol style={{ transform: `translateY(${first * LINE}px)` }}>
            {lines.slice(first, last).map(line => (
              <Line key={line.number} line={line} search={search} isCurrent={line === current && at >= 0} />
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}

interface ILineProps {
  readonly line: ILogLine;
  readonly search: string;
  readonly isCurrent: boolean;
}

function Line({ line, search, isCurrent }: ILineProps): JSX.Element {
  return (
    <li data-level={LEVELS.includes(line.level) ? line.level : undefined} aria-current={isCurrent ? 'true' : undefined}>
      {marked(line.text, search)}
    </li>
  );
}

/** The text with what was searched for in it marked. */
function marked(text: string, search: string): React.ReactNode {
  const wanted = search.toLowerCase();
  if (wanted === '') {
    return text;
  }
  const parts: React.ReactNode[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0 && parts.length < 200; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + wanted.length)}</mark>);
    from = at + wanted.length;
  }
  return [...parts, text.slice(from)];
}
