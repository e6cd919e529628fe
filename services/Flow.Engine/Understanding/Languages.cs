using System.Text;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>Which of the bot's languages a customer is answered in, until he chooses one himself.</summary>
internal static class Languages
{
    /// <summary>Letters of these ranges settle the language where the bot speaks one that is written in them.</summary>
    private static readonly (int From, int To, string[] Languages)[] Scripts =
    [
        (0x0600, 0x06FF, ["ar", "ur", "fa"]), (0x0750, 0x077F, ["ar", "ur", "fa"]), (0x0900, 0x097F, ["ne", "hi", "mr"]),
        (0x0980, 0x09FF, ["bn"]), (0x0B80, 0x0BFF, ["ta"]), (0x0400, 0x04FF, ["ru", "uk"]), (0x0E00, 0x0E7F, ["th"]),
        (0x4E00, 0x9FFF, ["zh", "ja"]), (0xAC00, 0xD7AF, ["ko"]), (0x0590, 0x05FF, ["he"]),
    ];

    private static readonly (string Language, string Countries)[] Countries =
    [
        ("pt-BR", "BR"), ("pt", "PT AO MZ"), ("ne", "NP"), ("ar", "SA AE QA KW BH OM YE JO LB SY IQ EG LY TN DZ MA SD"),
        ("es", "ES MX AR CO CL PE"), ("fr", "FR"), ("de", "DE AT"), ("it", "IT"), ("hi", "IN"), ("ur", "PK"), ("bn", "BD"),
    ];

    /// <summary>The language of the script that most letters are written in; null where that says nothing (a loan word in Latin letters never does).</summary>
    public static string? OfScript(string text, IReadOnlyList<string> spoken)
    {
        // None of the scripts has a letter in ASCII, and most of what is typed has no other.
        if (System.Text.Ascii.IsValid(text))
        {
            return null;
        }

        var letters = 0;
        Span<int> counts = stackalloc int[Scripts.Length];
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
            {
                continue;
            }

            letters++;
            var script = ScriptOf(rune.Value);
            if (script >= 0)
            {
                counts[script]++;
            }
        }

        var first = 0;
        for (var script = 1; script < counts.Length; script++)
        {
            first = counts[script] > counts[first] ? script : first;
        }

        return counts[first] == 0 || counts[first] * 2 < letters ? null : Scripts[first].Languages.Select(language => Spoken(language, spoken)).FirstOrDefault(found => found is not null);
    }

    private static int ScriptOf(int letter)
    {
        for (var script = 0; script < Scripts.Length; script++)
        {
            if (letter >= Scripts[script].From && letter <= Scripts[script].To)
            {
                return script;
            }
        }

        return -1;
    }

    /// <summary>
    /// Before he has written in a script that tells: the language of the country that his phone or his user id names. Several words in Latin
    /// letters from a country that writes otherwise are no loan word: then the first of the bot's languages in Latin letters.
    /// </summary>
    public static string Guess(string? text, string? country, IReadOnlyList<string> spoken)
    {
        var language = country is null ? null : Countries.FirstOrDefault(entry => entry.Countries.Split(' ').Contains(country)).Language;
        var native = language is null ? null : Spoken(language, spoken);
        if (native is not null && (!IsWrittenOtherwise(native) || text is null || !IsLatinSentence(text)))
        {
            return native;
        }

        return native is null ? spoken[0] : spoken.FirstOrDefault(candidate => !IsWrittenOtherwise(candidate)) ?? native;
    }

    private static bool IsWrittenOtherwise(string language) => Scripts.Any(script => script.Languages.Any(written => SameLanguage(written, language)));

    private static bool IsLatinSentence(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Length > 1 && word.All(letter => char.IsAsciiLetter(letter) || letter is '\'' or '?' or '!' or ',' or '.')) >= 3;

    private static string? Spoken(string language, IReadOnlyList<string> spoken) =>
        spoken.FirstOrDefault(candidate => string.Equals(candidate, language, StringComparison.OrdinalIgnoreCase))
        ?? spoken.FirstOrDefault(candidate => SameLanguage(candidate, language));

    private static bool SameLanguage(string one, string other) => string.Equals(Primary(one), Primary(other), StringComparison.OrdinalIgnoreCase);

    private static string Primary(string language) => language.Split('-')[0];
}
