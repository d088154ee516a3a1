import type {
  CreateCrewDto,
  CreateCrewMemberDto,
  CrewDto,
  CrewMemberDto,
} from '../../api/generated/requests/types.gen';
import { CREW_COLOURS } from '../../lib/crew-colours';
import { orEmpty, orNull } from '../../lib/patch';

export interface CrewValues extends Record<string, unknown> {
  name: string;
  colour: string;
}

export interface CrewMemberValues extends Record<string, unknown> {
  name: string;
  phone: string;
  membershipId: string | null;
  isLead: boolean;
}

export const crewValues = ({ name, colour }: CrewDto): CrewValues => ({ name, colour });

/** The first color that no active crew has. */
export function newCrewValues(crews: Pick<CrewDto, 'colour' | 'active'>[]): CrewValues {
  const taken = new Set(crews.filter(({ active }) => active).map(({ colour }) => colour));
  return { name: '', colour: CREW_COLOURS.find((colour) => !taken.has(colour)) ?? '#2f855a' };
}

export const toCrewBody = ({ name, colour }: CrewValues): CreateCrewDto => ({ name: name.trim(), colour });

export const crewMemberValues = ({ name, phone, membershipId, isLead }: CrewMemberDto): CrewMemberValues => ({
  name,
  phone: orEmpty(phone),
  membershipId,
  isLead,
});

/** The first member of a crew without a lead becomes its lead. */
export const newCrewMemberValues = ({ members }: Pick<CrewDto, 'members'>): CrewMemberValues => ({
  name: '',
  phone: '',
  membershipId: null,
  isLead: !members.some(({ isLead }) => isLead),
});

export const toCrewMemberBody = ({ name, phone, membershipId, isLead }: CrewMemberValues): CreateCrewMemberDto => ({
  name: name.trim(),
  phone: orNull(phone),
  membershipId,
  isLead,
});
