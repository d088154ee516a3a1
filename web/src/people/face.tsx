import { useQuery } from '@tanstack/react-query';
import { getAvatarOptions, listAvatarsOptions } from '../api/generated/queries/queryOptions';
import { useMe } from '../api/me';
import { Initials } from '../ui/initials';
import { usePictureAddress } from '../ui/use-picture-address';
import classes from './face.module.css';

interface Drawn {
  name: string;
  size?: 'sm' | 'md' | 'lg';
}

type FaceProps = Drawn & ({ userId: string } | { membershipId: string });

/** The photo of somebody of the company; initials where there is none. */
export function Face({ name, size, ...who }: FaceProps) {
  const { data } = useQuery(listAvatarsOptions());
  const photo = data?.items.find((each) =>
    'userId' in who ? each.userId === who.userId : each.membershipId === who.membershipId,
  );
  return photo ? (
    <Photo userId={photo.userId} avatarId={photo.avatarId} name={name} {...(size && { size })} />
  ) : (
    <Initials name={name} {...(size && { size })} />
  );
}

/** Of who did something; undefined for programs and for what nobody did. */
export const faceOf = (userId: string | null, name: string | null) =>
  userId && name ? <Face userId={userId} name={name} size="sm" /> : undefined;

/** The same of the signed-in person, for which nothing more is asked. */
export function OwnFace({ size }: Pick<Drawn, 'size'>) {
  const { id, name, avatarId } = useMe().user;
  return avatarId === null ? (
    <Initials name={name} {...(size && { size })} />
  ) : (
    <Photo userId={id} avatarId={avatarId} name={name} {...(size && { size })} />
  );
}

/** Decoration: the name stands beside it. */
function Photo({ userId, avatarId, name, size = 'md' }: Drawn & { userId: string; avatarId: string }) {
  // The photo’s ID is part of the key: a new photo is a new query.
  const { data } = useQuery({ ...getAvatarOptions({ path: { userId } }, [avatarId]), staleTime: Infinity });
  const address = usePictureAddress(data);
  if (address === null) return <Initials name={name} size={size} />;
  return <img className={classes.photo} data-size={size} src={address} alt="" />;
}
