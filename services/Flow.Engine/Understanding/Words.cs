using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Understanding;

internal enum Word { None, Menu, Back, Stop, Agent, Greeting, Language, OrderChange, AddressChange, Cancel, Thanks }

/// <summary>What a word does where something is wished for: it is part of a name, a number, stands between two things, names nothing, says that it is one ("a"), or refuses.</summary>
internal enum WishWord { Name, Number, And, Filler, One, No }

/// <summary>Words that mean the same at every step, in every language of the bot: the <c>words</c> of the main flow.</summary>
internal sealed partial class Words
{
    private readonly Dictionary<string, (Word Word, string Language)> meanings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> numbers = new(StringComparer.Ordinal);
    /// <summary>No word of those below is longer.</summary>
    private const int LongestWord = 60;

    /// <summary>What is longer tells a story.</summary>
    private const int LongestCall = 200;

    // Said by a sign alone: thumbs, ticks, folded hands, hearts, crosses, a waving hand.
    private static readonly int[] Nods = [0x1F44D, 0x1F44C, 0x2705, 0x1F197];
    private static readonly int[] Refusals = [0x1F44E, 0x274C, 0x1F6AB];
    private static readonly int[] Thanks = [0x1F64F, 0x2764, 0x1F60A, 0x1F970, 0x1F60D];
    private static readonly int[] Waves = [0x1F44B];

    private readonly HashSet<string> yes = new(StringComparer.Ordinal);
    private readonly HashSet<string> no = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WishWord> wishes = new(StringComparer.Ordinal);
    private readonly HashSet<string> work;
    private readonly HashSet<string> talk;
    private readonly HashSet<string> remove;
    private readonly HashSet<string> somewhere;
    private readonly List<string[]> names;

    /// <summary>All that people are greeted and called for with, word by word.</summary>
    private readonly HashSet<string> calls;

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
        Read(source, "address_change", Word.AddressChange);
        Read(source, "cancel", Word.Cancel);
        Read(source, "thanks", Word.Thanks);
        yes.UnionWith(Each(source["yes"]).Select(entry => entry.Word));
        no.UnionWith(Each(source["no"]).Select(entry => entry.Word));
        work = [.. Each(source["work"]).Select(entry => entry.Word)];
        talk = [.. Each(source["talk"]).Select(entry => entry.Word)];
        remove = [.. Each(source["remove"]).Select(entry => entry.Word)];
        somewhere = [.. Each(source["somewhere"]).Select(entry => entry.Word)];
        calls = [.. meanings.Where(entry => entry.Value.Word is Word.Greeting or Word.Agent).SelectMany(entry => entry.Key.Split(' '))];
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
            ((IEnumerable<string>)numbers.Keys, WishWord.Number), (Each(source["and"]).Select(entry => entry.Word), WishWord.And), (Each(source["one"]).Select(entry => entry.Word), WishWord.One), (Each(source["filler"]).Select(entry => entry.Word), WishWord.Filler),
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
        text is not { Length: > 0 and < 60 } ? (Word.None, "")
        : char.IsAscii(text[0]) || char.IsLetter(text[0]) ? meanings.GetValueOrDefault(Normalize(text), (Word.None, ""))
        : AreSigns(text, Waves) ? (Word.Greeting, "") : AreSigns(text, Thanks) ? (Word.Thanks, "") : meanings.GetValueOrDefault(Normalize(text), (Word.None, ""));

    /// <summary>The same; "actually cancel" and "please stop" are meant as they are said, among words that name nothing.</summary>
    public (Word Word, string Language) MeaningWithin(string? text)
    {
        var whole = Meaning(text);
        if (whole.Word != Word.None || text is not { Length: > 0 and < LongestCall } || !text.Contains(' ', StringComparison.Ordinal))
        {
            return whole;
        }

        if (CallsPerson(text))
        {
            return (Word.Agent, "");
        }

        if (text.Length >= LongestWord)
        {
            return whole;
        }

        var core = Meaning(Wanted.Strip(text, this));
        return core.Word is Word.Cancel or Word.Stop or Word.Agent or Word.OrderChange or Word.AddressChange or Word.Language ? core : Begins(text, Word.AddressChange);
    }

    /// <summary>"Can I speak to a human please? This bot is useless": one of several sentences wishes for one. "Sales. Customer service." is an applicant's answer, and "12 Garden Street. Please call me." an address.</summary>
    private bool CallsPerson(string text) =>
        !text.Any(char.IsDigit) && text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 1 } sentences
            && sentences.Any(sentence => sentence.IndexOf(' ') is > 0 and var end && InWish(sentence.AsSpan(0, end)) == WishWord.Filler
                && (Meaning(sentence).Word == Word.Agent || Meaning(Wanted.Strip(sentence, this)).Word == Word.Agent));

    private static readonly char[] SentenceEnds = ['.', '!', '?', '\u061F', '\u0964', '\n'];

    /// <summary>"Change the address to Patan 5, Lalitpur" is meant as its beginning is.</summary>
    private (Word Word, string Language) Begins(string text, Word word)
    {
        var typed = Normalize(text);
        var plain = meanings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var end = typed.IndexOf(' '); end > 0; end = typed.IndexOf(' ', end + 1))
        {
            if (plain.TryGetValue(typed.AsSpan(0, end), out var found) && found.Word == word)
            {
                return found;
            }
        }

        return (Word.None, "");
    }

    /// <summary>"yes", "ok", "sim": agreement, where a step asks for it.</summary>
    public bool IsYes(string? text)
    {
        if (text is not { Length: > 0 and < 60 })
        {
            return false;
        }

        var typed = Normalize(text);
        // "ok ok", "yes sure" too.
        return yes.Contains(typed) || AreSigns(text, Nods) || (typed.Contains(' ', StringComparison.Ordinal) && typed.Split(' ').All(yes.Contains));
    }

    /// <summary>"no", "não", "لا": there is none, or he does not want it.</summary>
    public bool IsNo(string? text) => text is { Length: > 0 and < 60 } && (no.Contains(Normalize(text)) || AreSigns(text, Refusals));

    /// <summary>He refuses, in more than a word, and names no number in digits.</summary>
    public bool BeginsWithNo(string text) =>
        text.IndexOfAny(' ', ',') is > 0 and var end && !text.Any(char.IsDigit) && no.Contains(Normalize(text[..end]));

    /// <summary>"Remove the pen" is "pen", "remove it" is empty; null: nothing is to be taken away.</summary>
    public string? Removed(string? text)
    {
        var words = text is { Length: < 200 } ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        var at = Array.FindIndex(words, word => InWish(word) is not (WishWord.Filler or WishWord.One) || remove.Contains(Normalize(word)));
        return at >= 0 && remove.Contains(Normalize(words[at])) ? Normalize(Wanted.Strip(string.Join(' ', words[(at + 1)..]), this)) : null;
    }

    /// <summary>"my house", "here", "tomorrow": nobody who delivers knows where that is.</summary>
    public bool IsSomewhere(string text) => somewhere.Count > 0 && text.Length < 20 && somewhere.Contains(Normalize(Wanted.Strip(text, this)));

    /// <summary>One of the words is said to us, and stands in no address: "wait", "change", "instead".</summary>
    public bool IsTalk(string text) => talk.Count > 0 && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => talk.Contains(Normalize(word)));

    /// <summary>"Kathmandu" may begin an address, and is none by itself.</summary>
    public static bool IsOneWord(string text) => !text.Any(sign => char.IsWhiteSpace(sign) || char.IsDigit(sign) || sign is ',' or '،');

    private static readonly HashSet<string> Ors = ["or", "ou", "او", "वा", "ki", "कि"];

    /// <summary>"Hello anyone", "2 or 3": greetings and calls, numbers, and what stands around a wish. Beside a number or a comma any other word may be a place's.</summary>
    public bool NamesNothing(string text)
    {
        var split = text.Any(sign => char.IsDigit(sign) || sign is ',' or '\n' or '،');
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => !word.Any(char.IsLetter) || InWish(word) != WishWord.Name || (Normalize(word) is var plain && (Ors.Contains(plain) || (!split && calls.Contains(plain)))));
    }

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
    public string Position(string text) => Position(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same, of what stands behind the last word of work: "my brother needs a job as driver".</summary>
    public string PositionBehind(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Position(words[(Array.FindLastIndex(words, word => work.Contains(Normalize(word))) + 1)..]);
    }

    private string Position(string[] words)
    {
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
