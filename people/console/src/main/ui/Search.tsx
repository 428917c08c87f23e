import { Search as Glass } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { whereIs } from '../chain/find';
import { useChain } from './hooks';

/** Finds a block by number or hash, a worker by key, an account, a pool. `/` jumps here. */
export function Search() {
  const chain = useChain();
  const [, go] = useLocation();
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    document.addEventListener('keydown', jump);
    return () => document.removeEventListener('keydown', jump);
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const field = input.current;
    if (field === null || chain === null || field.value.trim() === '') {
      return;
    }
    const found = await whereIs(field.value.trim(), chain);
    if ('path' in found) {
      setProblem(null);
      field.value = '';
      field.blur();
      go(found.path);
    } else {
      setProblem(found.problem);
    }
  }

  return (
    <form className="search" role="search" onSubmit={(event) => void submit(event)}>
      <Glass size={16} aria-hidden />
      <input
        ref={input}
        type="search"
        name="find"
        autoComplete="off"
        spellCheck={false}
        placeholder="Block, hash, account, worker key"
        aria-label="Search the chain"
        aria-describedby={problem === null ? undefined : 'search-problem'}
        aria-invalid={problem !== null}
        onChange={() => setProblem(null)}
      />
      <kbd aria-hidden>/</kbd>
      {problem !== null && (
        <p id="search-problem" className="search-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
