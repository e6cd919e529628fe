using System.Globalization;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>A day as it is typed: "24/12/2026", "24.12.26", "2026-12-24", "24 Dec", "٢٤ ديسمبر ٢٠٢٦". Day before month, but where people write otherwise.</summary>
internal static class Dates
{
    private static readonly string[][] Months =
    [
        ["january", "jan", "janeiro", "يناير", "जनवरी"], ["february", "feb", "fevereiro", "fev", "فبراير", "फेब्रुअरी"], ["march", "mar", "marco", "مارس", "मार्च"],
        ["april", "apr", "abril", "abr", "ابريل", "अप्रिल"], ["may", "maio", "mai", "مايو", "मे"], ["june", "jun", "junho", "يونيو", "जुन"],
        ["july", "jul", "julho", "يوليو", "जुलाई"], ["august", "aug", "agosto", "ago", "اغسطس", "अगस्ट"], ["september", "sep", "sept", "setembro", "set", "سبتمبر", "सेप्टेम्बर"],
        ["october", "oct", "outubro", "out", "اكتوبر", "अक्टोबर"], ["november", "nov", "novembro", "نوفمبر", "नोभेम्बर"], ["december", "dec", "dezembro", "dez", "ديسمبر", "डिसेम्बर"],
    ];

    private static readonly Dictionary<string, int> Named = Months
        .SelectMany((names, i) => names.Select(name => (Name: Words.Normalize(name), Number: i + 1))).DistinctBy(month => month.Name)
        .ToDictionary(month => month.Name, month => month.Number, StringComparer.Ordinal);

    /// <summary>Where the month comes first: the United States and what writes as they do (CLDR).</summary>
    private static readonly string[] MonthFirst = ["US", "AS", "GU", "MH", "MP", "PR", "PW", "UM", "VI"];

    /// <summary>Where the year comes first, also of two digits, and the month before the day without it (CLDR).</summary>
    private static readonly string[] YearFirst = ["CN", "HU", "JP", "KP", "KR", "LT", "MN", "TW"];

    /// <summary>The country whose way of writing dates a customer has: that of his language where it names one ("en-US"), else his own.</summary>
    public static string Locale(string language, string country) => language.LastIndexOf('-') is > 0 and var dash && language.Length - dash == 3 ? language[(dash + 1)..].ToUpperInvariant() : country;

    /// <param name="locale">See <see cref="Locale"/>.</param>
    /// <param name="today">A day without a year is the next of its kind.</param>
    public static DateOnly? Read(string text, string locale, DateOnly today)
    {
        var parts = Words.Normalize(Quantities.Latin(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part is not ("de" or "of" or "the")).ToList();
        if (parts.Count is < 2 or > 3)
        {
            return null;
        }

        var named = parts.FindIndex(Named.ContainsKey);
        if (named >= 0)
        {
            var month = Named[parts[named]];
            parts.RemoveAt(named);
            var numbers = parts.ConvertAll(Number);
            return numbers switch
            {
                [{ } day] => Next(month, day, today),
                [{ } day, { } year] when day <= 31 => Day(Year(year), month, day),
                [{ } year, { } day] => Day(Year(year), month, day),
                _ => null,
            };
        }

        var (monthFirst, yearFirst) = (MonthFirst.Contains(locale), YearFirst.Contains(locale));
        return parts.ConvertAll(Number) switch
        {
            [{ } year and > 31, { } month, { } day] => Day(year, month, day),
            [{ } year, { } month, { } day] when yearFirst => Day(Year(year), month, day),
            [{ } one, { } two, { } year] => monthFirst ? Day(Year(year), one, two) : Day(Year(year), two, one),
            [{ } one, { } two] => monthFirst || yearFirst ? Next(one, two, today) : Next(two, one, today),
            _ => null,
        };
    }

    private static int? Number(string part) => part.Length <= 4 && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int Year(int year) => year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;

    private static DateOnly? Next(int month, int day, DateOnly today) => Day(today.Year, month, day) is { } date ? date >= today ? date : Day(today.Year + 1, month, day) : null;

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
