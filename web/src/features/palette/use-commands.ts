import { useMemo } from 'react';
import { useActions } from './use-actions';
import { type CommandGroup, matching } from './command';
import { useFoundClients, useFoundJobs } from './use-found';
import { usePlaces } from './use-places';

/** What the palette offers for a query: pages and actions by name, then records found by the server. */
export function useCommands(query: string): { groups: readonly CommandGroup[]; isSearching: boolean } {
  const clients = useFoundClients(query);
  const jobs = useFoundJobs(query);
  const places = usePlaces();
  const { actions, toAdd } = useActions(query);
  const isSearching = clients.isSearching || jobs.isSearching;
  const foundNobody = !isSearching && clients.commands.length === 0;
  const groups = useMemo(
    () => [
      // Local results come first, so that a response never moves what someone is about to choose.
      { name: 'Pages', commands: matching(places, query) },
      { name: 'Actions', commands: matching(actions, query) },
      { name: 'Clients', commands: clients.commands },
      { name: 'Jobs', commands: jobs.commands },
      { name: 'Add new', commands: foundNobody && toAdd ? [toAdd] : [] },
    ],
    [foundNobody, toAdd, clients.commands, jobs.commands, places, actions, query],
  );
  return { groups, isSearching };
}
