using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Understanding;

internal enum Word { None, Menu, Back, Stop, Agent, Greeting, Language, OrderChange, Cancel, Thanks }

/// <summary>What a word does where something is wished for: it is part of a name, a number, stands between two things, names nothing, or refuses.</summary>
internal enum WishWord { Name, Number, And, Filler, No }

/// <summary>Words that mean the same at every step, in every language of the bot: the <c>words</c> of the main flow.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, (Word Word, string Language)> meanings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> numbers = new(StringComparer.Ordinal);
    /// <summary>No word of those below is longer.</summary>
    private const int LongestWord = 60;

    private readonly HashSet<string> yes = new(StringComparer.Ordinal);
    private readonly HashSet<string> no = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WishWord> wishes = new(StringComparer.Ordinal);
    private readonly HashSet<string> work;
    private readonly HashSet<string> talk;
    private readonly HashSet<string> remove;
    private readonly List<string[]> names;

    public Words(FlowDefinition? main)
    {
        var source = main?.Source["words"] as JsonObject ?? [];
        Read(source, "menu", Word.Menu);
        Read(source, "back", Word.Back);
        Read(source, "stop", Word.Stop);
        Read(source, "agent", Word.Agent);
        Read(source, "greeting", Word.Greeting);
        Read(source, "language", Word.Language);
        Read(source, "order_change", Word.OrderChange);
        Read(source, "cancel", Word.Cancel);
        Read(source, "thanks", Word.Thanks);
        yes.UnionWith(Each(source["yes"]).Select(entry => entry.Word));
        no.UnionWith(Each(source["no"]).Select(entry => entry.Word));
        work = [.. Each(source["work"]).Select(entry => entry.Word)];
        talk = [.. Each(source["talk"]).Select(entry => entry.Word)];
        remove = [.. Each(source["remove"]).Select(entry => entry.Word)];
        names = [.. Each(source["name_is"]).Select(entry => entry.Word.Split(' ')).OrderByDescending(words => words.Length)];
        foreach (var (number, words) in source["numbers"] as JsonObject ?? [])
        {
            if (decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                foreach (var (_, word) in Each(words))
                {
                    numbers[word] = value;
                }
            }
        }

        // What may be two things is the first of these.
        foreach (var (words, role) in new[]
        {
            ((IEnumerable<string>)numbers.Keys, WishWord.Number), (Each(source["and"]).Select(entry => entry.Word), WishWord.And), (Each(source["filler"]).Select(entry => entry.Word), WishWord.Filler),
            (no, WishWord.No),
        })
        {
            foreach (var word in words)
            {
                wishes.TryAdd(word, role);
            }
        }
    }

    /// <summary>"dozen" and its like, by their normalized form.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers => numbers;

    public (Word Word, string Language) Meaning(string? text) =>
        text is { Length: > 0 and < 60 } ? meanings.GetValueOrDefault(Normalize(text), (Word.None, "")) : (Word.None, "");

    /// <summary>The same; "actually cancel" and "please stop" are meant as they are said, among words that name nothing.</summary>
    public (Word Word, string Language) MeaningWithin(string? text)
    {
        var whole = Meaning(text);
        if (whole.Word != Word.None || text is not { Length: > 0 and < LongestWord } || !text.Contains(' ', StringComparison.Ordinal))
        {
            return whole;
        }

        var core = Meaning(Wanted.Strip(text, this));
        return core.Word is Word.Cancel or Word.Stop or Word.Agent or Word.OrderChange or Word.Language ? core : whole;
    }

    /// <summary>"yes", "ok", "sim": agreement, where a step asks for it.</summary>
    public bool IsYes(string? text) => text is { Length: > 0 and < 60 } && (yes.Contains(Normalize(text)) || IsThumbUp(text));

    /// <summary>"no", "não", "لا": there is none, or he does not want it.</summary>
    public bool IsNo(string? text) => text is { Length: > 0 and < 60 } && no.Contains(Normalize(text));

    /// <summary>He refuses, in more than a word, and names no number in digits.</summary>
    public bool BeginsWithNo(string text) =>
        text.IndexOfAny(' ', ',') is > 0 and var end && !text.Any(char.IsDigit) && no.Contains(Normalize(text[..end]));

    /// <summary>"Remove the pen" is "pen", "remove it" is empty; null: nothing is to be taken away.</summary>
    public string? Removed(string? text)
    {
        var words = text is { Length: < 200 } ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        var at = Array.FindIndex(words, word => InWish(word) != WishWord.Filler || remove.Contains(Normalize(word)));
        return at >= 0 && remove.Contains(Normalize(words[at])) ? Normalize(Wanted.Strip(string.Join(' ', words[(at + 1)..]), this)) : null;
    }

    /// <summary>One of the words is said to us, and stands in no address: "wait", "change", "instead".</summary>
    public bool IsTalk(string text) => talk.Count > 0 && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => talk.Contains(Normalize(word)));

    /// <summary>Without numbers, and then without what names nothing around it: "I want to track my order B-12" is "track".</summary>
    public IEnumerable<string> Cores(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Any(char.IsDigit)));
        yield return Normalize(words);
        yield return Normalize(Wanted.Strip(words, this));
    }

    /// <summary>"My name is Ann" is Ann.</summary>
    public string NameIn(string text)
    {
        var typed = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var begins = names.Find(words => words.Length < typed.Length && words.Zip(typed).All(pair => pair.First == Normalize(pair.Second)));
        if (begins is null)
        {
            return text;
        }

        // Nepali ends with "it is".
        var end = typed.Length - begins.Length > 1 && yes.Contains(Normalize(typed[^1])) ? 1 : 0;
        return string.Join(' ', typed[begins.Length..^end]);
    }

    /// <summary>"do you have any job for driver" is driver; empty where the words name no position.</summary>
    public string Position(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool Names(string word) => InWish(word) is WishWord.Name or WishWord.Number && !work.Contains(Normalize(word));
        var (first, last) = (Array.FindIndex(words, Names), Array.FindLastIndex(words, Names));
        return first < 0 ? "" : string.Join(' ', words[first..(last + 1)]);
    }

    /// <summary>What a single word does in a wish; none is made a string of where its letters are plain.</summary>
    public WishWord InWish(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return WishWord.Name;
        }

        if (!System.Text.Ascii.IsValid(word))
        {
            var written = Normalize(word.ToString());
            return written.Length == 0 ? WishWord.Filler : wishes.GetValueOrDefault(written, WishWord.Name);
        }

        Span<char> plain = stackalloc char[LongestWord];
        var length = NormalizeAscii(word, plain);
        return length == 0 ? WishWord.Filler : wishes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain[..length], out var found) ? found : WishWord.Name;
    }

    /// <summary>Nothing but signs that everybody agrees with, in skin of any colour.</summary>
    private static bool IsThumbUp(string text)
    {
        var any = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is 0x1F44D or 0x1F44C or 0x2705 or 0x1F197)
            {
                any = true;
            }
            else if (rune.Value is not (>= 0x1F3FB and <= 0x1F3FF) && rune.Value is not (0xFE0F or 0x20))
            {
                return false;
            }
        }

        return any;
    }

    /// <summary>He asks back: that is no address, and no name.</summary>
    public static bool IsQuestion(string text) => text.TrimEnd() is [.., '?' or '\u061F'];

    /// <summary>
    /// Words that a question begins with in the languages of the bot: on a phone the sign at its end is left out. Not for names, some of which begin so too.
    /// </summary>
    private static readonly HashSet<string> QuestionWords =
    [
        "how", "when", "what", "why", "which", "does", "where", "can", "could", "onde", "quando", "quanto", "quantos", "quantas", "qual", "quais", "cade",
        "متي", "كم", "كيف", "اين", "وين", "ليش", "لماذا", "هل", "kati", "kahile", "kaha", "kasari", "kina", "कति", "कहिले", "कहाँ", "कसरी", "किन",
    ];

    /// <summary>He asks back, with or without the sign at its end: words that are no address.</summary>
    public static bool AsksBack(string text)
    {
        if (IsQuestion(text))
        {
            return true;
        }

        var typed = Normalize(text);
        return typed.IndexOf(' ') is > 0 and var end && QuestionWords.Contains(typed[..end]);
    }

    /// <summary>Where what is ordered is to go: "to", "para", "إلى", as <see cref="Normalize"/> writes them.</summary>
    private static readonly HashSet<string> WaysToPlace = ["to", "deliver", "delivered", "para", "pra", "الي", "samma", "सम्म"];

    public static bool LeadsToPlace(ReadOnlySpan<char> word) => word.Length is > 1 and < 12 && WaysToPlace.Contains(Normalize(word.ToString()));

    /// <summary>Whether the words stand whole in the text, both as <see cref="Normalize"/> writes them.</summary>
    public static bool Holds(string text, string words) => words.Length > 0 && $" {text} ".Contains($" {words} ", StringComparison.Ordinal);

    public static bool Same(string text, string other) => Normalize(text) == Normalize(other);

    /// <summary>Without case, accents, punctuation and emoji, and with the spellings of Arabic that people mix.</summary>
    public static string Normalize(string text) => System.Text.Ascii.IsValid(text) ? NormalizeAscii(text) : NormalizeAny(text);

    /// <summary>The same for what has neither accents nor letters of another script: most of what is typed, and most of what it is compared with.</summary>
    private static string NormalizeAscii(string text)
    {
        Span<char> plain = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var normal = plain[..NormalizeAscii(text, plain)];
        return normal.SequenceEqual(text) ? text : normal.ToString();
    }

    private static int NormalizeAscii(ReadOnlySpan<char> text, Span<char> plain)
    {
        var length = 0;
        foreach (var sign in text)
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                plain[length++] = char.ToLowerInvariant(sign);
            }
            else if (length > 0 && plain[length - 1] != ' ')
            {
                plain[length++] = ' ';
            }
        }

        return length > 0 && plain[length - 1] == ' ' ? length - 1 : length;
    }

    private static string NormalizeAny(string text)
    {
        var plain = new StringBuilder(text.Length);
        Span<char> letter = stackalloc char[2];
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value is 0x640 or (>= 0x300 and <= 0x36F) or (>= 0x64B and <= 0x65F) or (>= 0xFE00 and <= 0xFE0F))
            {
                continue;
            }

            if (Rune.IsLetterOrDigit(rune) || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                var lower = rune.Value switch
                {
                    0x622 or 0x623 or 0x625 => new Rune('\u0627'),
                    0x629 => new Rune('\u0647'),
                    0x649 => new Rune('\u064A'),
                    _ => Rune.ToLowerInvariant(rune),
                };
                plain.Append(letter[..lower.EncodeToUtf16(letter)]);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>A lone surrogate, which a customer's phone may well send, has no normal form.</summary>
    private static string Decompose(string text)
    {
        var whole = text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;
        return whole.Normalize(NormalizationForm.FormKD);
    }

    private void Read(JsonObject source, string name, Word word)
    {
        foreach (var (language, text) in Each(source[name]))
        {
            meanings.TryAdd(text, (word, language));
        }
    }

    private static IEnumerable<(string Language, string Word)> Each(JsonNode? node) =>
        from entry in node as JsonObject ?? []
        from word in entry.Value as JsonArray ?? []
        let text = FlowReader.String(word)
        where text is not null
        select (entry.Key, Normalize(text));
}
