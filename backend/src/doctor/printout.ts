import { AREAS, type Finding, type Standing } from './finding.js';

const MARKS: Record<Standing, string> = { ok: '✓', warning: '!', fault: '✘' };

/** For the terminal: each area with its lines, and under what is wrong what to do. */
export function printout(findings: Finding[]): string {
  const areas = Object.entries(AREAS).flatMap(([area, title]) => {
    const within = findings.filter((one) => one.area === area);
    return within.length === 0 ? [] : [`\n${title}`, ...within.flatMap(lines)];
  });
  return [...areas, '', summary(findings)].join('\n');
}

function lines({ standing, says, detail, remedy }: Finding): string[] {
  if (standing === 'ok') return [`  ${MARKS.ok} ${says}`];
  return [`  ${MARKS[standing]} ${says}`, `      ${detail ?? ''}`, `      → ${remedy ?? ''}`];
}

export const count = (findings: Finding[], standing: Standing): number =>
  findings.filter((one) => one.standing === standing).length;

export function summary(findings: Finding[]): string {
  const [faults, warnings] = [count(findings, 'fault'), count(findings, 'warning')];
  const well = `${count(findings, 'ok')} of ${findings.length} checks hold`;
  if (faults === 0 && warnings === 0) return `${well}.`;
  return `${well}; ${faults} ${faults === 1 ? 'fault' : 'faults'}, ${warnings} to think about.`;
}
