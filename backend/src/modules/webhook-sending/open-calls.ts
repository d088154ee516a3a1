import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../kernel/context/index.js';
import { SLOW_MS } from './attempt.js';

/** So many calls that hang at one host make it one that hangs. */
const HANGING = 2;

/** Calls of this process without an answer, by company and host: many endpoints at one dead host count together. */
@Injectable()
export class OpenCalls {
  /** When each of them began. */
  private readonly begun = new Map<string, Set<{ at: number }>>();

  /** Makes a call and knows of it until it ends. */
  async during<T>(url: string, call: () => Promise<T>): Promise<T> {
    const place = placeOf(url);
    const here = this.begun.get(place) ?? new Set();
    const begun = { at: performance.now() };
    this.begun.set(place, here.add(begun));
    try {
      return await call();
    } finally {
      here.delete(begun);
      if (here.size === 0) this.begun.delete(place);
    }
  }

  /** Whether calls of the company to the host of this address hang just now. */
  hang(url: string): boolean {
    const since = performance.now() - SLOW_MS;
    const here = [...(this.begun.get(placeOf(url)) ?? [])];
    return here.filter(({ at }) => at <= since).length >= HANGING;
  }
}

/** By company: nobody can make the receivers of others at a shared host look slow. */
const placeOf = (url: string): string => `${currentTenantId()} ${new URL(url).host}`;
