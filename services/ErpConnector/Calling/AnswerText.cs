using System.Text.Json;
using System.Text.Unicode;

namespace Bridge.ErpConnector.Calling;

/// <summary>
/// The bytes of an answer as JSON whose every text can be read and handed on: a parser alone lets pass what is no Unicode, and it would come up wherever
/// the text is first looked at.
/// </summary>
internal static class AnswerText
{
    /// <summary>The contract nests three deep; nobody's additions need more than this.</summary>
    private const int MaxDepth = 32;

    /// <summary>Where it is not JSON: what it is instead, as far as that can be told.</summary>
    public static (JsonDocument? Document, string? Problem) Parse(byte[] bytes)
    {
        var text = bytes.AsMemory();
        // RFC 8259, 8.1: a byte order mark must not be sent, and may be ignored where it is.
        if (text.Span.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        if (text.IsEmpty)
        {
            return (null, "nothing");
        }

        if (!Utf8.IsValid(text.Span))
        {
            return (null, "what is not UTF-8");
        }

        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (text.Span.IndexOf("\\u"u8) >= 0)
            {
                Read(document.RootElement);
            }
            return (document, null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
        catch (InvalidOperationException)
        {
            document?.Dispose();
            return (null, "an escaped character that is half of one");
        }
    }

    /// <summary>Every name and every text: half a surrogate pair, escaped, is found only by unescaping.</summary>
    private static void Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    _ = field.Name;
                    Read(field.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Read(item);
                }
                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }
}
