import { Injectable } from '@nestjs/common';

/** Whose membership ends. */
interface Departing {
  id: string;
  userId: string;
}

/** Ends what a person was part of, in the transaction in which their membership ends. */
export type DepartureFollower = (membership: Departing) => Promise<void>;

/** Lets modules that link people hear that one may no longer work here, without this module knowing who they are. */
@Injectable()
export class Departures {
  private readonly followers: DepartureFollower[] = [];

  /** Call it once, while the application starts. */
  follow(follower: DepartureFollower): void {
    this.followers.push(follower);
  }

  async tell(membership: Departing): Promise<void> {
    for (const follower of this.followers) await follower(membership);
  }
}
