import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../kernel/context/index.js';
import { SLOW_MS } from './attempt.js';

/** This many hanging calls mark a host as hanging. */
const HANGING = 2;

/** This process's calls without a response, by company and host: many endpoints at one dead host count together. */
@Injectable()
export class OpenCalls {
  /** When each of them began. */
  private readonly begun = new Map<string, Set<{ at: number }>>();

  /** Makes a call and keeps track of it until it ends. */
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

  /** Whether the company's calls to the host of this address are hanging. */
  hang(url: string): boolean {
    const since = performance.now() - SLOW_MS;
    const here = [...(this.begun.get(placeOf(url)) ?? [])];
    return here.filter(({ at }) => at <= since).length >= HANGING;
  }
}

/** By company, so that nobody can make another company's receivers at a shared host look slow. */
const placeOf = (url: string): string => `${currentTenantId()} ${new URL(url).host}`;
