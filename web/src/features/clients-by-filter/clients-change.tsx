import { Outlet, useNavigate } from '@tanstack/react-router';
import { clientCan } from '../../api/client-can';
import { useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { Dialog } from '../../ui/dialog';
import { useListSearch } from './list-search';

/** Changes all listed clients, or the selected ones: choice, preview, progress, and result. */
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
