import { Choice, MayBeAbsent, FilledLines } from '../../kernel/http/index.js';
import { SKIP_REASONS, type SkipReason } from './visit.entity.js';

/** How a visit ended. */
export class CompleteVisitDto {
  /** Why it is complete although required items of the checklist are open. */
  @MayBeAbsent()
  @FilledLines(500, 'The client wants to do the rest.')
  overrideReason?: string;
}

/** Why nobody worked. */
export class SkipVisitDto {
  /** From the list. */
  @Choice(SKIP_REASONS, 'weather')
  skipReason!: SkipReason;

  /** In your own words. */
  @MayBeAbsent()
  @FilledLines(500, 'Thunderstorm from 9 to 11.')
  reason?: string;
}

/** Why it will not happen. */
export class CancelVisitDto {
  /** In your own words. */
  @FilledLines(500, 'The client found somebody else.')
  reason!: string;
}
