using System.Collections.Concurrent;
using Bridge.Contracts.Messaging;
using PhoneNumbers;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>Phone numbers as they are typed anywhere: E.164 from what is typed, and the country from E.164. The numbering plans are libphonenumber's.</summary>
internal static class Phones
{
    private const int LongestTyped = 40;
    private const int LongestText = 1000;
    private const int FewestDigits = 8;

    /// <summary>To find the country in the plans takes longer than the rest of a turn: of so many customers it is known from the last time.</summary>
    private const int Remembered = 10_000;

    private static readonly ConcurrentDictionary<string, string?> Countries = new();
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <summary>By the phone, else by the two letters that Meta's user ids begin with.</summary>
    public static string? Country(Customer customer)
    {
        if (customer.Phone is { Length: > 4 } phone)
        {
            return Countries.TryGetValue(phone, out var known) ? known : Remember(phone);
        }

        return customer.UserId is { Length: > 3 } id && id[2] == '.' ? id[..2] : null;
    }

    private static string? Remember(string phone)
    {
        if (Countries.Count >= Remembered)
        {
            Countries.Clear();
        }

        return Countries[phone] = CountryOf(phone);
    }

    private static string? CountryOf(string phone) => Parse(phone, null) is { } number
        ? Plans.GetRegionCodeForNumber(number) is { Length: 2 } region ? region : CountryOf(number.CountryCode)
        : null;

    /// <summary>E.164 of a typed number, read as one of <paramref name="country"/> where it does not name its own; null where it cannot be one.</summary>
    public static string? Read(string text, string country)
    {
        var typed = Quantities.Latin(text).Trim();

        // Letters are words, not the keys of a telephone.
        if (typed.Length > LongestTyped || typed.Any(char.IsLetter))
        {
            return null;
        }

        // Where the plans do not know a range it is believed if its length can be right: new ranges come faster than plans do.
        if (typed.StartsWith('+') || typed.StartsWith("00", StringComparison.Ordinal))
        {
            return Possible(Parse("+" + typed.TrimStart('+', '0'), null));
        }

        var national = Parse(typed, country);
        return national is not null && Plans.IsValidNumber(national) ? Written(national)
            : Parse("+" + typed, null) is { } own && Plans.IsValidNumber(own) ? Written(own)
            : Possible(national);
    }

    /// <summary>The one that stands among other words: "Lazimpat 5, call 9812345678". Numbers of a house, a postal code or an order are shorter.</summary>
    public static string? Find(string text, string country)
    {
        if (text.Length > LongestText || text.Count(char.IsDigit) < FewestDigits)
        {
            return null;
        }

        return Plans.FindNumbers(Quantities.Latin(text), country).FirstOrDefault() is { } match ? Written(match.Number) : null;
    }

    private static string? Possible(PhoneNumber? number) =>
        number is not null && Plans.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? Written(number) : null;

    private static string Written(PhoneNumber number) => Plans.Format(number, PhoneNumberFormat.E164);

    /// <summary>The first of a contact card that can be read.</summary>
    public static string? Read(IReadOnlyList<string> numbers, string country) =>
        numbers.Select(number => Read(number, country)).FirstOrDefault(number => number is not null);

    private static string? CountryOf(int code) => Plans.GetRegionCodeForCountryCode(code) is { Length: 2 } region && region != "ZZ" ? region : null;

    private static PhoneNumber? Parse(string text, string? country)
    {
        try
        {
            return Plans.Parse(text, country);
        }
        catch (NumberParseException)
        {
            // What is no number is an ordinary answer here.
            return null;
        }
    }
}
