import { sentenceOf } from './job-sentence';

const updated = (changed: string[], data: Record<string, unknown> = {}) =>
  sentenceOf({ type: 'job.updated', changed, data });

it('says what happened to a job', () => {
  expect(sentenceOf({ type: 'job.work_order_ready', changed: [], data: {} })).toBe('Made the work order');
  expect(updated(['status', 'confirmedAt', 'version'], { status: 'active' })).toBe('Confirmed the job');
  expect(updated(['status', 'statusReason'], { status: 'on_hold' })).toBe('Put the job on hold');
  expect(updated(['status'], { status: 'active' })).toBe('Set the job going again');
  expect(updated(['crewInstructions', 'title', 'updatedAt'])).toBe('Changed crew instructions, title');
  expect(updated(['revision'])).toBe('Changed the job');
  expect(sentenceOf({ type: 'job.invented_later', changed: [], data: {} })).toBe('job.invented_later');
});
