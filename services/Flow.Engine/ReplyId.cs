using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Bridge.Flow.Engine;

/// <summary>
/// <c>1.&lt;session&gt;.&lt;visit&gt;.&lt;option&gt;</c>: what a button or row carries for ever. The option stands alone where it can
/// (<c>product:…</c>, <c>job:…</c>, <c>menu:…</c>, <c>confirm:…</c>, <c>offered:…</c> name Bridge's own ids), so that it still works when the session is long gone.
/// </summary>
public sealed record ReplyId(Guid Session, int Visit, string Option)
{
    /// <summary>WhatsApp's limit for the id of a row; a button's is 256.</summary>
    public const int MaxLength = 200;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"1.{Session:N}.{Visit}.{Option}");

    public static bool TryParse(string text, [NotNullWhen(true)] out ReplyId? id)
    {
        id = null;
        var parts = text.Split('.', 4);
        if (parts is not ["1", var session, var visit, { Length: > 0 } option]
            || !Guid.TryParseExact(session, "N", out var sessionId)
            || !int.TryParse(visit, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        id = new ReplyId(sessionId, number, option);
        return true;
    }
}

/// <summary>Options that mean the same in every session.</summary>
internal static class Options
{
    public static string Product(Guid id) => $"product:{id:N}";
    public static string Job(Guid id) => $"job:{id:N}";
    public static string Order(Guid id) => $"order:{id:N}";
    public static string Menu(string option) => $"menu:{option}";
    public static string Quantity(int quantity) => string.Create(CultureInfo.InvariantCulture, $"quantity:{quantity}");
    public static string Group(string name) => $"group:{Ids.Short(name)}";
    public static string Page(int page) => string.Create(CultureInfo.InvariantCulture, $"page:{page}");
    public static string Confirm(Guid draft, int revision) => string.Create(CultureInfo.InvariantCulture, $"confirm:{draft:N}:{revision}");

    /// <summary>Confirm under what a person has put together: of no session, because he may have none.</summary>
    public static string Offered(Guid draft, int revision) => string.Create(CultureInfo.InvariantCulture, $"offered:{draft:N}:{revision}");

    public static (Guid Draft, int Revision)? Offered(string? option) => DraftAfter(option, "offered");

    /// <summary>What follows <paramref name="kind"/> and a colon; null where the option is of another kind.</summary>
    public static string? After(string? option, string kind) =>
        option is not null && option.Length > kind.Length && option[kind.Length] == ':' && option.StartsWith(kind, StringComparison.Ordinal)
            ? option[(kind.Length + 1)..] : null;

    public static Guid? IdAfter(string? option, string kind) => Guid.TryParseExact(After(option, kind), "N", out var id) ? id : null;

    public static int? NumberAfter(string? option, string kind) =>
        int.TryParse(After(option, kind), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static (Guid Draft, int Revision)? Confirmed(string? option) => DraftAfter(option, "confirm");

    private static (Guid Draft, int Revision)? DraftAfter(string? option, string kind) =>
        After(option, kind)?.Split(':') is [var draft, var revision]
        && Guid.TryParseExact(draft, "N", out var id) && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (id, number) : null;
}
