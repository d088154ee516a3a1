import type { ImportPresetDto } from '../../api/generated/requests/types.gen';
import classes from './import-upload.module.css';

/** How to get the file out of the program that somebody leaves. */
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
