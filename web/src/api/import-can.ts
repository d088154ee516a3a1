import { allOf, type Can, no, offered, yes } from '../lib/can';
import type { ImportDto } from './generated/requests/types.gen';
import { type Me, may } from './me';
import type { TargetField } from './import-queries';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type Import = Pick<ImportDto, 'activity' | 'allowedActions'>;

/** Any of these gives the client a name; without one, no row can become a client. */
const NAMES: readonly TargetField[] = ['display_name', 'company_name', 'full_name', 'first_name', 'last_name'];

const BUSY = {
  validating: 'Wait for the check to finish, or stop it.',
  running: 'Import is running.',
  undoing: 'Undo is running.',
} as const;

const mayImport = (me: Who): Can => may(me, 'imports.run', 'import clients');
const isIdle = ({ activity }: Import): Can => (activity === null ? yes : no(BUSY[activity]));

/** What this person may do with an import now, and why not. The API decides; this explains its refusals in advance. */
export const importCan = {
  upload: (me: Who): Can => mayImport(me),

  edit: (me: Who, row: Import): Can =>
    offered(
      row,
      'update',
      mayImport(me),
      isIdle(row),
      no('This import has already started. Upload the file again to change it.'),
    ),

  check: (me: Who, row: Import, targets: readonly (TargetField | null)[]): Can =>
    allOf(
      importCan.edit(me, row),
      targets.some((target) => target !== null && NAMES.includes(target))
        ? yes
        : no('Map a column to the client’s name first.'),
    ),

  run: (me: Who, row: Import & Pick<ImportDto, 'validation'>): Can =>
    allOf(
      offered(row, 'run', mayImport(me), isIdle(row), no('Check the rows first.')),
      row.validation && row.validation.created + row.validation.propertiesAdded > 0
        ? yes
        : no('No rows in this file can be imported.'),
    ),

  cancel: (me: Who, row: Import): Can =>
    offered(
      row,
      'cancel',
      mayImport(me),
      row.activity === 'undoing' ? no('An undo can’t be stopped.') : yes,
      no('This import is finished.'),
    ),

  undo: (me: Who, row: Import & Pick<ImportDto, 'undoUntil'>): Can =>
    offered(
      row,
      'undo',
      mayImport(me),
      isIdle(row),
      row.undoUntil === null ? no('This import has nothing to undo.') : yes,
      no('Imports can be undone for 7 days.'),
    ),
};
