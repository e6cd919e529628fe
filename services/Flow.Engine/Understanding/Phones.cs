using System.Text;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>Phone numbers as far as the engine must read them: E.164 from what is typed, and the country from E.164.</summary>
internal static class Phones
{
    /// <summary>Calling codes of the countries that Bridge is likely to meet; the first of a shared code names it.</summary>
    private static readonly (string Country, string Code)[] Codes =
    [
        ("US", "1"), ("CA", "1"), ("EG", "20"), ("ZA", "27"), ("GR", "30"), ("NL", "31"), ("BE", "32"), ("FR", "33"), ("ES", "34"), ("HU", "36"), ("IT", "39"),
        ("RO", "40"), ("CH", "41"), ("AT", "43"), ("GB", "44"), ("DK", "45"), ("SE", "46"), ("NO", "47"), ("PL", "48"), ("DE", "49"), ("PE", "51"), ("MX", "52"),
        ("AR", "54"), ("BR", "55"), ("CL", "56"), ("CO", "57"), ("MY", "60"), ("AU", "61"), ("ID", "62"), ("PH", "63"), ("NZ", "64"), ("SG", "65"), ("TH", "66"),
        ("RU", "7"), ("JP", "81"), ("KR", "82"), ("VN", "84"), ("CN", "86"), ("TR", "90"), ("IN", "91"), ("PK", "92"), ("LK", "94"), ("MA", "212"), ("DZ", "213"),
        ("TN", "216"), ("LY", "218"), ("NG", "234"), ("SD", "249"), ("KE", "254"), ("MZ", "258"), ("AO", "244"), ("PT", "351"), ("IE", "353"), ("BD", "880"),
        ("LB", "961"), ("JO", "962"), ("SY", "963"), ("IQ", "964"), ("KW", "965"), ("SA", "966"), ("YE", "967"), ("OM", "968"), ("AE", "971"), ("IL", "972"),
        ("BH", "973"), ("QA", "974"), ("NP", "977"),
    ];

    /// <summary>By the phone, else by the two letters that Meta's user ids begin with.</summary>
    public static string? Country(Customer customer)
    {
        if (customer.Phone is { Length: > 4 } phone)
        {
            return Codes.Where(entry => phone.AsSpan(1).StartsWith(entry.Code)).MaxBy(entry => entry.Code.Length).Country;
        }

        return customer.UserId is { Length: > 3 } id && id[2] == '.' ? id[..2] : null;
    }

    /// <summary>E.164 of a typed number, read as one of <paramref name="country"/> where it does not name its own; null where it cannot be one.</summary>
    public static string? Read(string text, string country)
    {
        var latin = Quantities.Latin(text).Trim();
        if (latin.Any(char.IsLetter))
        {
            return null;
        }

        var digits = new StringBuilder();
        foreach (var sign in latin.Where(char.IsAsciiDigit))
        {
            digits.Append(sign);
        }

        var number = digits.ToString();
        if (!latin.StartsWith('+'))
        {
            number = number.StartsWith("00", StringComparison.Ordinal) ? number[2..] : National(number, country);
        }

        // E.164 has at most 15 digits; the shortest numbers in use have 7 after the country's code.
        return number.Length is >= 8 and <= 15 && number[0] != '0' ? "+" + number : null;
    }

    /// <summary>The first of a contact card that can be read.</summary>
    public static string? Read(IReadOnlyList<string> numbers, string country) =>
        numbers.Select(number => Read(number, country)).FirstOrDefault(number => number is not null);

    private static string National(string number, string country)
    {
        var code = Codes.FirstOrDefault(entry => entry.Country == country).Code;
        return code is null || (number.StartsWith(code, StringComparison.Ordinal) && number.Length > 10) ? number : code + number.TrimStart('0');
    }
}
