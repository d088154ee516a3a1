import { useMemo } from 'react';
import { useActions } from './use-actions';
import { type CommandGroup, matching } from './command';
import { useFoundClients, useFoundJobs } from './use-found';
import { usePlaces } from './use-places';

/** What the palette offers for a query: records found on the server first, then places and actions by name. */
export function useCommands(query: string): { groups: readonly CommandGroup[]; isSearching: boolean } {
  const clients = useFoundClients(query);
  const jobs = useFoundJobs(query);
  const places = usePlaces();
  const { actions, toAdd } = useActions(query);
  const isSearching = clients.isSearching || jobs.isSearching;
  const foundNobody = !isSearching && clients.commands.length === 0;
  const groups = useMemo(
    () => [
      { name: 'Clients', commands: foundNobody && toAdd ? [toAdd] : clients.commands },
      { name: 'Jobs', commands: jobs.commands },
      { name: 'Go to', commands: matching(places, query) },
      { name: 'Actions', commands: matching(actions, query) },
    ],
    [foundNobody, toAdd, clients.commands, jobs.commands, places, actions, query],
  );
  return { groups, isSearching };
}
