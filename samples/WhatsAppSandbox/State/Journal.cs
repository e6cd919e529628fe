using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.WhatsAppSandbox.State;

/// <summary>
/// What happened, one JSON line each: the whole record as it now is, the last one of an id wins. A killed sandbox loses at most a half-written last line.
/// </summary>
internal sealed class Journal(DataDirectory data) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly string _path = data.File("journal.jsonl");
    private StreamWriter? _writer;

    public sealed record Line(Customer? Customer = null, ChatMessage? Message = null, StoredMedia? Media = null, PendingWebhook? Webhook = null, Guid? Delivered = null);

    public IEnumerable<Line> Read()
    {
        if (!File.Exists(_path))
        {
            yield break;
        }
        foreach (var text in File.ReadLines(_path))
        {
            Line? line;
            try
            {
                line = JsonSerializer.Deserialize<Line>(text, Json);
            }
            catch (JsonException)
            {
                continue; // the line that was being written when the process was killed
            }
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    /// <summary>Starts the journal anew with what is still so, by a rename: at no moment is there none.</summary>
    public void Rewrite(IEnumerable<Line> lines)
    {
        _writer?.Dispose();
        var next = _path + ".next";
        File.WriteAllLines(next, lines.Select(line => JsonSerializer.Serialize(line, Json)));
        File.Move(next, _path, overwrite: true);
        _writer = new StreamWriter(new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
    }

    public void Write(Line line) => _writer?.WriteLine(JsonSerializer.Serialize(line, Json));

    public void Dispose() => _writer?.Dispose();
}

/// <summary>A webhook that has not been answered with 200 yet: the exact bytes, as every try sends the same.</summary>
internal sealed record PendingWebhook(Guid Id, string Lane, IReadOnlyList<string>? MessageIds, byte[] Body, DateTimeOffset Since);

internal sealed record StoredMedia
{
    public required string Id { get; init; }
    public required string MimeType { get; init; }
    public string? Filename { get; init; }
    public required long Size { get; init; }

    /// <summary>Of the bytes. Meta writes it in base64 in webhooks and in hex when a media id is resolved.</summary>
    public required byte[] Sha256 { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public bool Deleted { get; init; }
}
