import fc, { type GeneratorValue } from 'fast-check';
import type { Route } from '../isolation/requests.js';

/**
 * Where a walk through the operations goes next: to those that nothing was accepted by yet, to what makes records for
 * them, and to their relatives, which bring those records into other states. What a record says it allows is tried first.
 */
export class Walk {
  steps = 0;
  private readonly seen = new Set<Route>();
  private readonly refusals = new Map<Route, string>();

  constructor(
    private readonly places: Route[],
    /** Whether a record says that this may be done to it. */
    private readonly isAllowed: (place: Route) => boolean,
  ) {}

  reached(place: Route): void {
    this.seen.add(place);
  }

  /** Why nothing was accepted by it: what the last try was told. */
  whyMissing(place: Route): string | undefined {
    return this.seen.has(place) ? undefined : (this.refusals.get(place) ?? 'It was never tried.');
  }

  refused(place: Route, answer: string): void {
    this.refusals.set(place, answer);
  }

  missing(): Route[] {
    return this.places.filter((place) => !this.seen.has(place));
  }

  /** Undefined when nothing is missing. */
  next(g: GeneratorValue): Route | undefined {
    this.steps += 1;
    const missing = this.missing();
    const allowed = (places: Route[]) => places.filter(this.isAllowed);
    if (g(fc.boolean)) {
      const next = anyOf(g, allowed(missing));
      if (next) return next;
    }
    const target = anyOf(g, missing);
    if (!target) return undefined;
    const makers = this.places.filter(({ operation: { responses } }) => '201' in responses || '202' in responses);
    const relatives = this.places.filter((place) => familyOf(place) === familyOf(target) && isStep(place));
    const steps = relatives.filter((place) => recordOf(place) === recordOf(target));
    const ways = [missing, steps, allowed(steps), allowed(relatives), relatives, makers];
    return anyOf(g, ways[g(fc.nat, { max: ways.length - 1 })] ?? missing) ?? target;
  }
}

function anyOf(g: GeneratorValue, places: Route[]): Route | undefined {
  return places[g(fc.nat, { max: Math.max(0, places.length - 1) })];
}

/** `clients`, `jobs`: visits are part of jobs, and a job makes or breaks what its visits can do. */
const familyOf = ({ path }: Route): string => (path.split('/')[3] ?? '').replace('visits', 'jobs');

/** `/api/v1/visits/{visitId}`: what is done to the same record. */
const recordOf = ({ path }: Route): string => path.slice(0, path.lastIndexOf('}') + 1);

/** Leaves the record there for others. */
const isStep = ({ method, path }: Route): boolean => method !== 'delete' && !/\/(cancel|archive|revoke)$/.test(path);
