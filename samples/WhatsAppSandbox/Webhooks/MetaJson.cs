using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.WhatsAppSandbox.Webhooks;

/// <summary>
/// JSON as Meta's servers write it: pure ASCII, everything else as \u with lower-case hex (emoji as surrogate pairs), and / as \/. The signature is over
/// these bytes, so a receiver that parses and writes the body again before checking it fails here as it would in production.
/// </summary>
internal static class MetaJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Serialize(JsonNode node) => Encoding.ASCII.GetBytes(Escape(node.ToJsonString(Relaxed)));

    /// <summary>Several webhooks as one: their entries beside each other.</summary>
    public static byte[] Together(IEnumerable<byte[]> webhooks) => Serialize(new JsonObject
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray([.. webhooks.SelectMany(webhook => JsonNode.Parse(webhook)!["entry"]!.AsArray()).Select(entry => entry!.DeepClone())]),
    });

    internal static string Escape(string json)
    {
        var escaped = new StringBuilder(json.Length + 64);
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (c == '\\' && json[i + 1] == 'u')
            {
                escaped.Append(json[i..(i + 2)]).Append(json[(i + 2)..(i + 6)].ToLowerInvariant());
                i += 5;
            }
            else if (c == '\\')
            {
                escaped.Append(c).Append(json[++i]);
            }
            else if (c == '/')
            {
                escaped.Append("\\/");
            }
            else if (c > '~')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                escaped.Append(c);
            }
        }
        return escaped.ToString();
    }
}
