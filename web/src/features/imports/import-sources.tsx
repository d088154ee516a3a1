import type { ImportPresetDto } from '../../api/generated/requests/types.gen';
import classes from './import-upload.module.css';

/** How to export a file from other software. */
export function ImportSources({ presets }: { presets: readonly ImportPresetDto[] }) {
  return (
    <dl className={classes.sources}>
      {presets.map(({ id, name, howTo }) => (
        <div key={id} className={classes.source}>
          <dt>{name}</dt>
          <dd>{howTo}</dd>
        </div>
      ))}
    </dl>
  );
}
