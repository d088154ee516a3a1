const COUNTING = '01234567890 09876543210';
/** Directory assistance, and what forms show as an example. */
const NOBODYS = ['5551212', '5551234', '1234567'];

/** Whether digits are what people type to fill a field: 000-000-0000, 123-4567, (555) 555-5555. */
export function isPlaceholder(digits: string): boolean {
  const subscriber = digits.slice(-7);
  const areaCode = digits.slice(-10, -7);
  return (
    /^(\d)\1{6}$/.test(subscriber) ||
    NOBODYS.includes(subscriber) ||
    areaCode === '000' ||
    COUNTING.includes(digits.slice(-10))
  );
}
