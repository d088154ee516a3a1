import { Outlet, useNavigate } from '@tanstack/react-router';
import { clientCan } from '../../api/client-can';
import { useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { Dialog } from '../../ui/dialog';
import { useListSearch } from './list-search';

/** Changes all clients that the list shows, or those that were ticked: which change, what it would do, how far it is, and what came of it. */
export function ClientsChange() {
  const me = useMe();
  const search = useListSearch();
  const navigate = useNavigate();
  if (!clientCan.changeMany(me).ok) return null;
  return (
    <Dialog onClose={() => void navigate({ ...to.clients(), search })} title="Edit clients" size="lg">
      <Outlet />
    </Dialog>
  );
}
