import React from 'react';

/** One thing that is wrong, and where. */
export interface IProblem {
  readonly message: string;
  readonly line: number | null;
  readonly key: string | null;
}

interface IProblemListProps {
  readonly title: string;
  readonly problems: readonly IProblem[];
  /** Whether it answers a click, and so is said aloud; what comes and goes while one types is not. */
  readonly isAnswer?: boolean;
  readonly id?: string;
}

function place({ line, key }: IProblem): string {
  return [line === null ? null : `line ${line}`, key].filter(part => part !== null && part !== '').join(', ');
}

/** What is wrong, with line and key. */
export function ProblemList({ title, problems, isAnswer, id }: IProblemListProps): JSX.Element | null {
  return problems.length === 0 ? null : (
    <section id={id} className="startspark-errors" role={isAnswer === true ? 'alert' : undefined} aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {problems.map((problem, at) => (
          <li key={at}>
            {problem.message}
            {place(problem) !== '' && <small>{place(problem)}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
