import { Injectable } from '@nestjs/common';

/** A member whose access ends. */
interface Departing {
  id: string;
  userId: string;
}

/** Called in the transaction in which a person's access ends. */
export type DepartureFollower = (membership: Departing) => Promise<void>;

/** Lets modules that link to people react when one is disabled or removed, without this module knowing them. */
@Injectable()
export class Departures {
  private readonly followers: DepartureFollower[] = [];

  /** Call it once, at startup. */
  follow(follower: DepartureFollower): void {
    this.followers.push(follower);
  }

  async tell(membership: Departing): Promise<void> {
    for (const follower of this.followers) await follower(membership);
  }
}
