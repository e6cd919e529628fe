using System.Globalization;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Steps;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Speech;

/// <summary>One thing that can be tapped.</summary>
/// <param name="Text">Where the title comes from: who answers in another language of the bot is understood too.</param>
internal sealed record Offer(string Option, string Title, string? Description = null, LocalText? Text = null)
{
    public bool IsCalled(string normalized) =>
        Text?.Reads(normalized) == true || Words.Normalize(Title) == normalized;

    public bool Begins(string normalized) =>
        Text?.Begins(normalized) == true || Words.Normalize(Title).StartsWith(normalized + " ", StringComparison.Ordinal);

    public bool Holds(string normalized) =>
        Text?.Holds(normalized) == true || Words.Holds(Words.Normalize(Title), normalized);
}

/// <summary>Chooses what WhatsApp shows for a set of offers.</summary>
internal static class Offers
{
    /// <summary>Up to three short ones without a description. Two titles alike once shortened would be refused.</summary>
    public static bool AsButtons(IReadOnlyList<Offer> offers) =>
        offers.Count <= WhatsApp.Buttons
        && offers.All(offer => offer.Description is null && offer.Title.Length <= WhatsApp.ButtonTitle)
        && offers.DistinctBy(offer => offer.Title.Trim()).Count() == offers.Count;

    /// <summary>The offer that was tapped, or whose title or number was typed.</summary>
    public static Offer? Match(IReadOnlyList<Offer> offers, Said said, bool numbered = true)
    {
        if (said.Option is { } option)
        {
            return offers.FirstOrDefault(offer => offer.Option == option);
        }

        if (said.Text is not { Length: > 0 and < 200 } text)
        {
            return null;
        }

        var typed = Words.Normalize(text);
        return offers.FirstOrDefault(offer => typed.Length > 0 && offer.IsCalled(typed))
            ?? (numbered && typed.Length <= 2 && int.TryParse(Quantities.Latin(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= offers.Count
                ? offers[number - 1] : null);
    }

    /// <summary>The one offer that the typed words are a part of ("cash" of "Cash on delivery"): where nothing else is meant by them.</summary>
    public static Offer? Hinted(IReadOnlyList<Offer> offers, Said said)
    {
        if (said.Text is not { Length: > 2 and < 60 } text || Words.Normalize(text) is not { Length: > 2 } typed)
        {
            return null;
        }

        // "order" is meant for "Order products" though "Track my order" has it too.
        return Only(offers.Where(offer => offer.Begins(typed))) ?? Only(offers.Where(offer => offer.Holds(typed)));
    }

    /// <summary>One of a few words is what the offer is called: "wait, change the name".</summary>
    public static bool HasWord(Offer offer, Said said) =>
        said.Text is { Length: < 60 } text && Words.Normalize(text).Split(' ') is { Length: <= 6 } words && words.Any(word => word.Length > 2 && offer.IsCalled(word));

    /// <summary>What the offer is called, with nothing around it but agreement and what names nothing: "ok send it please".</summary>
    public static bool IsSaid(Offer offer, Said said, Words words)
    {
        var typed = said.Text is { Length: < 60 } text ? Words.Normalize(text).Split(' ') : [];
        return typed.Any(offer.IsCalled) && typed.All(word => offer.IsCalled(word) || words.IsYes(word) || words.InWish(word) == WishWord.Filler);
    }

    private static Offer? Only(IEnumerable<Offer> offers) => offers.Take(2).ToList() is [var only] ? only : null;

    public static ButtonsContent Buttons(string body, IReadOnlyList<Offer> offers, Guid session, int visit) =>
        new(body, [.. offers.Select(offer => new Button(Id(offer, session, visit), Graphemes.Shorten(offer.Title, WhatsApp.ButtonTitle)))]);

    /// <summary>A title that does not fit its row is given whole in the description.</summary>
    public static ListContent List(string body, string label, IReadOnlyList<Offer> offers, Guid session, int visit) =>
        new(body, label, [new ListSection(null, [.. offers.Take(WhatsApp.Rows).Select(offer => Row(offer, session, visit))])]);

    private static ListRow Row(Offer offer, Guid session, int visit)
    {
        var title = Graphemes.Shorten(offer.Title, WhatsApp.RowTitle);
        var description = title == offer.Title.Trim() ? offer.Description : offer.Description is null ? offer.Title : $"{offer.Description} · {offer.Title}";
        return new ListRow(Id(offer, session, visit), title, description is null ? null : Graphemes.Shorten(description, WhatsApp.RowDescription));
    }

    private static string Id(Offer offer, Guid session, int visit) => new ReplyId(session, visit, offer.Option).ToString();
}

/// <summary>Pages of a list: ten rows where all fit, else nine and "More".</summary>
internal static class Paging
{
    public const int PageSize = WhatsApp.Rows - 1;

    /// <summary>How many to ask for: the first page may turn out to be the only one.</summary>
    public static int SizeOf(int page) => page == 1 ? WhatsApp.Rows : PageSize;

    public static IReadOnlyList<T> Rows<T>(IReadOnlyList<T> found, int total, int page) =>
        page == 1 && total > WhatsApp.Rows ? [.. found.Take(PageSize)] : found;

    public static bool HasMore(int total, int page) => page == 1 ? total > WhatsApp.Rows : total > page * PageSize;
}
