using System.Text.Json;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Npgsql;

namespace Bridge.Messaging.Ingest;

/// <summary>
/// What a customer's words quote of ours. Flow does not know Meta's ids, but every button and row that it sent carries one of its own, which tells the question: the
/// first is enough. A tap says by itself what it answers.
/// </summary>
static class Quoted
{
    /// <summary>By Meta's id. Nothing is looked up where nobody quotes, as hardly anybody does.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<InboundMessage> messages, CancellationToken ct)
    {
        var taps = new Dictionary<string, string>();
        var wamids = messages.Where(m => m.Item is TextItem && m.ContextWamid is not null).Select(m => m.ContextWamid!).ToArray();
        if (wamids.Length == 0)
        {
            return taps;
        }

        await using var select = connection.Command("SELECT wamid, content::text FROM outgoing WHERE wamid = ANY ($1::text[])", (object)wamids);
        await using var reader = await select.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (FirstTap(JsonSerializer.Deserialize<Content>(reader.GetString(1), BridgeJson.Options)) is { } tap)
            {
                taps[reader.GetString(0)] = tap;
            }
        }

        return taps;
    }

    public static string? By(InboundMessage message, IReadOnlyDictionary<string, string> taps) =>
        message is { Item: TextItem, ContextWamid: { } wamid } ? taps.GetValueOrDefault(wamid) : null;

    public static string? FirstTap(Content? content) => content switch
    {
        ButtonsContent { Buttons: [var button, ..] } => button.Id,
        ListContent list => list.Sections.SelectMany(section => section.Rows).FirstOrDefault()?.Id,
        _ => null,
    };
}
