using System.Globalization;
using System.Text;

namespace Bridge.Messaging.Conversations;

/// <summary>Where a page ended, as text that means nothing to its holder. Times are in microseconds, as PostgreSQL keeps them.</summary>
static class Cursor
{
    public static string Of(DateTimeOffset at, params ReadOnlySpan<object> rest)
    {
        var text = new StringBuilder().Append(Microseconds(at).ToString(CultureInfo.InvariantCulture));
        foreach (var part in rest)
        {
            text.Append(CultureInfo.InvariantCulture, $"_{part}");
        }

        return text.ToString();
    }

    public static bool TryRead(string? cursor, out DateTimeOffset at, out string[] rest)
    {
        var parts = cursor?.Split('_') ?? [];
        (at, rest) = (default, parts.Length > 0 ? parts[1..] : []);
        if (parts.Length == 0 || !long.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var microseconds) || microseconds is < 0 or > 253_402_300_799_000_000)
        {
            return false;
        }

        at = DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds);
        return true;
    }

    static long Microseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
