/** Dates, numbers and money as the reader's language and the company's country write them. */
export interface Format {
  time: (at: string) => string;
  /** Today and yesterday by name, the weekday within the last week, else the date. */
  day: (at: string) => string;
  dateTime: (at: string) => string;
  /** A calendar day, in no time zone: `2026-08-05`. */
  date: (day: string) => string;
  /** "November 2026". */
  month: (at: string) => string;
  /** Short age for lists: the time today, then the weekday, then the date. */
  brief: (at: string) => string;
  /** "5 minutes ago" under a day, else the date and time. */
  ago: (at: string) => string;
  /** "40 min", "3 hr": what is left or has passed, in its largest unit. */
  span: (milliseconds: number) => string;
  money: (amount: number, currency: string) => string;
  number: (value: number) => string;
  /** "12 kB", "3.4 MB". */
  bytes: (size: number) => string;
  /** Calendar day in the company's time zone, to compare. */
  dayKey: (at: string) => string;
}

/** Made when it is first used: each of the browser's formatters costs more than all that one page formats with it. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const minute = 60_000;
const hour = 60 * minute;
const dayLength = 24 * hour;

interface Words {
  today: string;
  yesterday: string;
}

function currencyFormat(locale: string, currency: string) {
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    // In Arabic the sign of "US$" would stand on the wrong side of its letters: a mark keeps them together.
    const whole = ({ type, value }: Intl.NumberFormatPart) => (type === 'currency' && /[A-Z]\W$/i.test(value) ? `${value}\u200e` : value);
    return { format: (amount: number) => format.formatToParts(amount).map(whole).join('') };
  } catch {
    // An ERP may name a currency that is none: shown as it came.
    const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    return { format: (amount: number) => `${plain.format(amount)} ${currency}` };
  }
}

export function createFormat(locale: string, timeZone: string | undefined, words: Words, now: () => number = Date.now): Format {
  const zone = timeZone ? { timeZone } : {};
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, { ...zone, ...options }));
  const units = (unit: string, maximumFractionDigits?: number) =>
    once(() => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', ...(maximumFractionDigits && { maximumFractionDigits }) }));
  const time = dates({ hour: '2-digit', minute: '2-digit' });
  const weekday = dates({ weekday: 'long' });
  const shortWeekday = dates({ weekday: 'short' });
  const date = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = dates({ month: 'long', year: 'numeric' });
  const plainDate = dates({ timeZone: 'UTC', day: 'numeric', month: 'short' });
  const shortDate = dates({ day: 'numeric', month: 'short' });
  const dateTime = dates({ dateStyle: 'medium', timeStyle: 'short' });
  const isoDay = once(() => new Intl.DateTimeFormat('en-CA', zone));
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const number = once(() => new Intl.NumberFormat(locale));
  const [minutes, hours, days] = [units('minute'), units('hour'), units('day')];
  const [bytes, kilobytes, megabytes] = [units('byte', 1), units('kilobyte', 1), units('megabyte', 1)];
  const currencies = new Map<string, { format: (amount: number) => string }>();

  const dayKey = (at: string) => isoDay().format(new Date(at));
  const daysAgo = (at: string) => Math.round((Date.parse(isoDay().format(now())) - Date.parse(dayKey(at))) / dayLength);

  return {
    dayKey,
    time: at => time().format(new Date(at)),
    date: day => plainDate().format(new Date(`${day}T00:00:00Z`)),
    dateTime: at => dateTime().format(new Date(at)),
    month: at => month().format(new Date(at)),
    number: value => number().format(value),
    bytes: size => (size < 1_000 ? bytes().format(size) : size < 1_000_000 ? kilobytes().format(size / 1_000) : megabytes().format(size / 1_000_000)),
    day: at => {
      const ago = daysAgo(at);
      if (ago === 0) return words.today;
      if (ago === 1) return words.yesterday;
      return ago > 1 && ago < 7 ? weekday().format(new Date(at)) : date().format(new Date(at));
    },
    brief: at => {
      const ago = daysAgo(at);
      if (ago === 0) return time().format(new Date(at));
      return ago > 0 && ago < 7 ? shortWeekday().format(new Date(at)) : shortDate().format(new Date(at));
    },
    ago: at => {
      const passed = now() - Date.parse(at);
      if (passed < minute) return relative().format(0, 'second');
      if (passed < hour) return relative().format(-Math.floor(passed / minute), 'minute');
      if (passed < dayLength) return relative().format(-Math.floor(passed / hour), 'hour');
      return dateTime().format(new Date(at));
    },
    span: milliseconds => {
      const left = Math.max(milliseconds, 0);
      if (left < hour) return minutes().format(Math.max(1, Math.floor(left / minute)));
      if (left < dayLength) return hours().format(Math.floor(left / hour));
      return days().format(Math.floor(left / dayLength));
    },
    money: (amount, currency) => {
      let format = currencies.get(currency);
      if (!format) currencies.set(currency, format = currencyFormat(locale, currency));
      return format.format(amount);
    },
  };
}
