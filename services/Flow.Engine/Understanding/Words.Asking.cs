namespace Bridge.Flow.Engine.Understanding;

/// <summary>What a sentence is about: a question, a wish, a complaint, a place.</summary>
internal sealed partial class Words
{
    /// <summary>He asks back: that is no address, and no name.</summary>
    public static bool IsQuestion(string text) => text.TrimEnd() is [.., '?' or '\u061F'];

    /// <summary>
    /// Words that a question begins with in the languages of the bot: on a phone the sign at its end is left out. Not for names, some of which begin so too.
    /// </summary>
    private static readonly HashSet<string> QuestionWords =
    [
        "how", "when", "what", "whats", "why", "which", "who", "do", "does", "is", "are", "will", "where", "can", "could", "como", "tem", "voces", "posso", "onde", "quando", "quanto", "quantos", "quantas", "qual", "quais", "cade",
        "متي", "كم", "بكم", "ممكن", "عندكم", "كيف", "اين", "وين", "ليش", "لماذا", "هل", "kati", "kahile", "kaha", "kasari", "kina", "कति", "कहिले", "कहाँ", "कसरी", "किन",
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

    /// <summary>Somebody wishes for something, or asks for its price, as <see cref="Normalize"/> writes it: a sentence without any of them may name what is for sale and want none of it.</summary>
    private static readonly HashSet<string> WishWords =
    [
        "want", "wanna", "need", "buy", "buying", "order", "ordering", "purchase", "get", "looking", "like", "sell", "selling", "have", "give", "send", "interested", "price", "prices", "cost", "costs", "much",
        "quero", "queria", "gostaria", "preciso", "comprar", "pedir", "encomendar", "vende", "vendem", "tem", "preco", "quanto", "custa", "interessado", "interessada", "procuro", "procurando",
        "اريد", "ابغي", "ابي", "عايز", "عاوز", "محتاج", "احتاج", "شراء", "اشتري", "اطلب", "طلب", "عندكم", "لديكم", "سعر", "بكم", "كم", "ابحث",
        "chahiyo", "chaiyo", "chahinchha", "chahincha", "kinna", "kinne", "painchha", "paincha", "kati", "चाहियो", "चाहिन्छ", "चाहिएको", "किन्न", "किन्ने", "पाइन्छ", "मूल्य", "कति",
    ];

    /// <summary>A complaint, a question after what was ordered, or a wish for the opposite names what is for sale too.</summary>
    private static readonly HashSet<string> Complaints =
    [
        "not", "never", "dont", "don't", "didnt", "didn't", "hasnt", "hasn't", "havent", "haven't", "isnt", "isn't", "arrived", "received", "broken", "damaged", "wrong", "refund", "return", "late", "missing", "paid", "where", "already",
        "nao", "nunca", "chegou", "recebi", "quebrado", "quebrada", "errado", "errada", "reembolso", "devolver", "atrasado", "paguei", "onde", "cade",
        "لم", "لا", "ليس", "ما", "وصل", "يصل", "مكسور", "خطا", "استرجاع", "ارجاع", "تاخر", "دفعت", "اين", "وين",
        "chaina", "chhaina", "bhayena", "ayena", "aayena", "aipugena", "bigriyo", "futyo", "galat", "firta", "kaha", "छैन", "भएन", "आएन", "आइपुगेन", "बिग्रियो", "फुट्यो", "गलत", "फिर्ता", "कहाँ",
    ];

    public static bool Wishes(string text) => Any(text, WishWords) && !Any(text, Complaints);

    private static bool Any(string text, HashSet<string> words) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => word.Length < LongestWord && words.Contains(Normalize(word)));

    /// <summary>Where what is ordered is to go: "to", "para", "إلى", as <see cref="Normalize"/> writes them.</summary>
    private static readonly HashSet<string> WaysToPlace = ["to", "deliver", "delivered", "para", "pra", "الي", "samma", "सम्म"];

    public static bool LeadsToPlace(ReadOnlySpan<char> word) => word.Length is > 1 and < 12 && WaysToPlace.Contains(Normalize(word.ToString()));
}
