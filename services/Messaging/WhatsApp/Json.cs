using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bridge.Messaging.WhatsApp;

/// <summary>A tolerant reader's tools: what is absent or of another type is null, never an exception; numbers may come as text and text as numbers.</summary>
static partial class Json
{
    public static JsonElement? Object(this JsonElement json, string name) => json.Get(name, JsonValueKind.Object);

    public static IEnumerable<JsonElement> Array(this JsonElement json, string name) =>
        json.Get(name, JsonValueKind.Array) is { } array ? array.EnumerateArray() : [];

    /// <summary>True where there is a list of that name, an empty one too.</summary>
    public static bool Has(this JsonElement json, string name) => json.Get(name, JsonValueKind.Array) is not null;

    public static string? Text(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => TextOf(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        // PostgreSQL stores no NUL, neither in text nor in jsonb.
        return string.IsNullOrEmpty(text) ? null : text.Replace("\0", "", StringComparison.Ordinal);
    }

    static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Cut in the middle of an emoji, or no UTF-8: the rest of it is as good as ever.
            return JsonSerializer.Deserialize<string>(Escapes().Replace(value.Raw(), escape => escape.Value.Length == 6 && escape.Value[2] is 'd' or 'D' && escape.Value[3] > '7' ? "\\ufffd" : escape.Value));
        }
    }

    /// <summary>Whole pairs first: what is left of halves stands alone.</summary>
    [GeneratedRegex(@"\\(u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|.)", RegexOptions.Singleline)]
    private static partial Regex Escapes();

    /// <summary>As it came; what is no UTF-8 in it as the sign that stands for such.</summary>
    public static string Raw(this JsonElement json) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(json));

    public static double? Number(this JsonElement json, string name) =>
        json.Text(name) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public static long? Integer(this JsonElement json, string name) =>
        json.Text(name) is { } text && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Unix seconds as text; now and then milliseconds come.</summary>
    public static DateTimeOffset? Time(this JsonElement json, string name) => json.Integer(name) switch
    {
        null or < 0 or > 100_000_000_000_000 => null,
        > 100_000_000_000 and long milliseconds => DateTimeOffset.FromUnixTimeSeconds(milliseconds / 1000),
        long seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
    };

    /// <summary>When it was sent. Nothing is lost for a time that is missing or still to come: then it is when it came.</summary>
    public static DateTimeOffset Moment(this JsonElement json, DateTimeOffset arrived) =>
        json.Time("timestamp") is { } told && told <= arrived + Skew ? told : DateTimeOffset.FromUnixTimeSeconds(arrived.ToUnixTimeSeconds());

    /// <summary>Clocks differ by less.</summary>
    static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    static JsonElement? Get(this JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
