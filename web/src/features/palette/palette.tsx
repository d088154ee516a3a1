import { Modal, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { closePalette, returnFocus, usePaletteOpen } from '../../ui/palette-switch';
import { useTopmost } from '../../ui/use-topmost';
import { Keys } from '../../ui/keys';
import type { Command } from './command';
import classes from './palette.module.css';
import { useCommands } from './use-commands';

/** The command palette: `/` or Ctrl-K, then a name, a phone number, a page, or an action. */
export function Palette() {
  const isOpen = usePaletteOpen();
  useTopmost(isOpen);
  useEffect(() => {
    if (!isOpen) returnFocus();
  }, [isOpen]);
  return (
    <Modal
      returnFocus={false}
      opened={isOpen}
      onClose={closePalette}
      withCloseButton={false}
      centered={false}
      size={620}
      padding={0}
      yOffset="12dvh"
      // No opening animation: people often type before it would end.
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.content ?? '' }}
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
    >
      <PaletteBody />
    </Modal>
  );
}

/** Focuses at once instead of with the dialog: the first letter often follows the shortcut immediately. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus();

function PaletteBody() {
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const { groups, isSearching } = useCommands(query);
  const id = useId();
  const commands = groups.flatMap((group) => group.commands);
  const active = Math.min(marked, commands.length - 1);
  const run = (command: Command) => {
    closePalette();
    command.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1 };
    const target = moves[event.key];
    if (target !== undefined && commands.length > 0) {
      event.preventDefault();
      const next = (target + commands.length) % commands.length;
      setMarked(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    const chosen = commands[active];
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      run(chosen);
    }
  };

  return (
    <>
      <div className={classes.search}>
        <IconSearch size={19} stroke={1.6} aria-hidden />
        <input
          ref={takeFocus}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-label="Search or run a command"
          aria-controls={`${id}-list`}
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          placeholder="Search or run a command"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setMarked(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Results" className={classes.list}>
        {groups.map(({ name, commands: members }) =>
          members.length === 0 ? null : (
            <div key={name} role="group" aria-label={name}>
              <div className={classes.group} aria-hidden="true">
                {name}
              </div>
              {members.map((command) => {
                const index = commands.indexOf(command);
                const { icon: Icon, label, detail } = command;
                return (
                  <UnstyledButton
                    key={command.id}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === active}
                    tabIndex={-1}
                    className={classes.option}
                    onMouseMove={() => setMarked(index)}
                    onClick={() => run(command)}
                  >
                    <Icon size={18} stroke={1.6} aria-hidden />
                    <span className={classes.label}>{label}</span>
                    {detail && <span className={classes.detail}>{detail}</span>}
                  </UnstyledButton>
                );
              })}
            </div>
          ),
        )}
      </div>
      <VisuallyHidden role="status">
        {isSearching ? '' : `${commands.length} ${commands.length === 1 ? 'result' : 'results'}`}
      </VisuallyHidden>
      <p className={classes.foot}>
        {commands.length === 0 ? (
          <span>{isSearching ? 'Searching…' : 'No results. Try part of a name, a street, or a phone number.'}</span>
        ) : (
          <span className={classes.hints}>
            <Keys of={['↑', '↓']} /> select <Keys of={['Enter']} /> open <Keys of={['Esc']} /> close
          </span>
        )}
      </p>
    </>
  );
}
