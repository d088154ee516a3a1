const COUNTING = '01234567890 09876543210';
/** Directory assistance, and what forms show as an example. */
const NOBODYS = ['5551212', '5551234', '1234567'];

/** In North America neither an area code nor an exchange begins with 0 or 1. */
const NOWHERE = /^1(?:[01]\d{9}|\d{3}[01]\d{6})$/;
/** "999-999-9998": all the same but for one. */
const MOST_SAME = 9;

/** Whether digits are only typed to fill a field: 000-000-0000, 123-4567, (555) 555-5555. */
export function isPlaceholder(digits: string): boolean {
  if (NOWHERE.test(digits) || mostOfOne(digits.slice(-10)) >= MOST_SAME) return true;
  const subscriber = digits.slice(-7);
  const areaCode = digits.slice(-10, -7);
  return (
    /^(\d)\1{6}$/.test(subscriber) ||
    NOBODYS.includes(subscriber) ||
    areaCode === '000' ||
    COUNTING.includes(digits.slice(-10))
  );
}

const mostOfOne = (digits: string) => Math.max(0, ...[...new Set(digits)].map((one) => digits.split(one).length - 1));
